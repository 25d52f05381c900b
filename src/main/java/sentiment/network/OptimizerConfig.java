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
 * @param l2 L2 penalty on weights, not on biases or embeddings
 * @param clipNorm the largest L2 norm of each layer's gradient (averaged over the batch); 0 clips nothing
 */
public record OptimizerConfig(
        Updater updater,
        double learningRate,
        double embeddingLearningRate,
        Schedule schedule,
        double l2,
        double clipNorm) {
    public OptimizerConfig {
        requireNonNegative("learningRate", learningRate);
        requireNonNegative("embeddingLearningRate", embeddingLearningRate);
        requireNonNegative("l2", l2);
        requireNonNegative("clipNorm", clipNorm);
    }

    private static void requireNonNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("optimizer." + field + " must be at least 0 but is " + value + ".");
        }
    }
}
