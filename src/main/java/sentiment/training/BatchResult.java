package sentiment.training;

/**
 * One update.
 *
 * @param step updates made, this one included
 * @param loss mean loss of the batch's reviews before the update, in nats
 * @param learningRate of the update
 * @param gradientNorm L2 norm of the mean gradient of all weights, word vectors included, before clipping
 * @param tokens the batch's
 * @param seconds the update took
 */
public record BatchResult(
        long step, double loss, double learningRate, double gradientNorm, long tokens, double seconds) {}
