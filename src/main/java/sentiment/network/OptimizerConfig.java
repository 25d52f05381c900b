package sentiment.network;

/**
 * How weights are updated. The word vectors always learn by an Adam of their own that updates only the rows a batch
 * meets ({@code SparseAdam} in PyTorch), whatever updater the other weights have; so they have a learning rate of their
 * own, too: one that suits SGD would wreck them.
 *
 * @param updater Deeplearning4j's updater of the encoder and the output layer
 * @param learningRate its learning rate
 * @param embeddingLearningRate the learning rate of the word vectors' Adam
 * @param schedule how both learning rates go over the training
 * @param warmUp share of the training's steps in which both rates rise to their full value first; 0 starts with it
 * @param averageDecay how much of the moving average of all weights stays at a step, where the model gets the average
 *     instead of the last weights; 0 averages nothing
 * @param labelSmoothing how much of a label's certainty is dealt out evenly to both labels (Szegedy et al., CVPR 2016)
 * @param l2 L2 penalty on weights, not on biases or embeddings
 * @param clipNorm the largest L2 norm of each layer's gradient (averaged over the batch); 0 clips nothing
 */
public record OptimizerConfig(
        Updater updater,
        double learningRate,
        double embeddingLearningRate,
        Schedule schedule,
        double warmUp,
        double averageDecay,
        double labelSmoothing,
        double l2,
        double clipNorm) {
    public OptimizerConfig {
        requireNonNegative("learningRate", learningRate);
        requireNonNegative("embeddingLearningRate", embeddingLearningRate);
        requireShare("warmUp", warmUp);
        requireShare("averageDecay", averageDecay);
        requireShare("labelSmoothing", labelSmoothing);
        if (schedule == Schedule.ONE_CYCLE && warmUp > 0) {
            throw new IllegalArgumentException(
                    "optimizer.warmUp must be 0 with the schedule one_cycle, which rises by itself, but is " + warmUp
                            + ".");
        }
        requireNonNegative("l2", l2);
        requireNonNegative("clipNorm", clipNorm);
    }

    private static void requireNonNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("optimizer." + field + " must be at least 0 but is " + value + ".");
        }
    }

    private static void requireShare(String field, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "optimizer." + field + " must be at least 0 and below 1 but is " + value + ".");
        }
    }
}
