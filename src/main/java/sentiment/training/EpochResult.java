package sentiment.training;

import sentiment.evaluation.Metrics;

/**
 * One epoch; a line of {@code metrics.jsonl}.
 *
 * @param epoch counted from 1
 * @param step updates made so far
 * @param loss mean training loss of a review, in nats, dropout on
 * @param learningRate at the epoch's end
 * @param tokens tokens trained on
 * @param seconds of training, without validation
 * @param tokensPerSecond of training
 * @param validationSeconds of scoring the validation reviews
 * @param validation how it did on them
 */
public record EpochResult(
        int epoch,
        long step,
        double loss,
        double learningRate,
        long tokens,
        double seconds,
        double tokensPerSecond,
        double validationSeconds,
        Metrics validation) {}
