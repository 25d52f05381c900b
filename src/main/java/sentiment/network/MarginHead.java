package sentiment.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The output layer of two classes as one number a review, the margin m = z₁ − z₀ of its logits: P(positive) is sigmoid(m).
 * Reads the weights once; sums up the gradient of several passes. Not thread-safe.
 */
final class MarginHead {
    /** [D] weights of class 1 less those of class 0. */
    private final double[] weights;

    private final double bias;
    /** [D] of the margin's weights. */
    private final double[] weightGradient;

    private double biasGradient;

    MarginHead(double[] weights, double bias) {
        this.weights = weights;
        this.bias = bias;
        weightGradient = new double[weights.length];
    }

    /** The head as it is now; it must not be used after the next update. */
    static MarginHead of(MultiLayerNetwork network) {
        INDArray w = network.getParam("1_W");
        INDArray b = network.getParam("1_b");
        double[] weights = new double[Math.toIntExact(w.size(0))];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = w.getDouble(j, 1) - w.getDouble(j, 0);
        }
        return new MarginHead(weights, b.getDouble(1) - b.getDouble(0));
    }

    static double sigmoid(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }

    /**
     * @param vectors [B, D]
     * @return [B]
     */
    double[] margins(INDArray vectors) {
        float[] values = values(vectors);
        double[] margins = new double[values.length / weights.length];
        for (int b = 0; b < margins.length; b++) {
            margins[b] = bias;
            for (int j = 0; j < weights.length; j++) {
                margins[b] += weights[j] * values[b * weights.length + j];
            }
        }
        return margins;
    }

    /** [B] P(positive) of vectors [B, D]. */
    double[] probabilities(INDArray vectors) {
        double[] probabilities = margins(vectors);
        for (int b = 0; b < probabilities.length; b++) {
            probabilities[b] = sigmoid(probabilities[b]);
        }
        return probabilities;
    }

    /**
     * Adds to the head's gradient.
     *
     * @param vectors [B, D]
     * @param slopes [B] derivative of the loss by each margin
     * @return [B, D] gradient by the vectors
     */
    INDArray backward(INDArray vectors, double[] slopes) {
        float[] values = values(vectors);
        for (int b = 0; b < slopes.length; b++) {
            biasGradient += slopes[b];
            for (int j = 0; j < weights.length; j++) {
                weightGradient[j] += slopes[b] * values[b * weights.length + j];
            }
        }
        return spread(slopes);
    }

    /** The gradient by the vectors, [B, D], alone. */
    INDArray spread(double[] slopes) {
        float[] gradient = new float[slopes.length * weights.length];
        for (int b = 0; b < slopes.length; b++) {
            for (int j = 0; j < weights.length; j++) {
                gradient[b * weights.length + j] = (float) (slopes[b] * weights[j]);
            }
        }
        return Nd4j.createFromArray(gradient).reshape(slopes.length, weights.length);
    }

    /** Adds what was summed up to the gradient that the network's next update takes. */
    void addGradientTo(MultiLayerNetwork network) {
        INDArray w = network.gradient().getGradientFor("1_W");
        INDArray b = network.gradient().getGradientFor("1_b");
        for (int j = 0; j < weights.length; j++) {
            w.putScalar(j, 0, w.getDouble(j, 0) - weightGradient[j]);
            w.putScalar(j, 1, w.getDouble(j, 1) + weightGradient[j]);
        }
        b.putScalar(0, b.getDouble(0) - biasGradient);
        b.putScalar(1, b.getDouble(1) + biasGradient);
    }

    private static float[] values(INDArray vectors) {
        return vectors.dup('c').data().asFloat();
    }
}
