package sentiment.network;

/**
 * How weights are updated.
 *
 * @param updater Deeplearning4j's updater of the encoder and the output layer
 * @param learningRate its learning rate, and that of the embedding rows
 * @param schedule how the learning rate goes over the training
 * @param l2 L2 penalty on weights, not on biases or embeddings
 * @param clipNorm the largest L2 norm of each layer's gradient (averaged over the batch); 0 clips nothing
 */
public record OptimizerConfig(Updater updater, double learningRate, Schedule schedule, double l2, double clipNorm) {
    public OptimizerConfig {
        requireNonNegative("learningRate", learningRate);
        requireNonNegative("l2", l2);
        requireNonNegative("clipNorm", clipNorm);
    }

    private static void requireNonNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("optimizer." + field + " must be at least 0 but is " + value + ".");
        }
    }
}
