package sentiment.evaluation;

import java.util.BitSet;
import sentiment.data.Label;

/**
 * Expected calibration error (Guo et al. 2017, "On calibration of modern neural networks"): reviews fall into 15 equal
 * bins of confidence, the probability of the label they were given; the error is the mean over reviews of
 * |accuracy - mean confidence| of their bin. Of two labels the confidence is at least 0.5, so eight bins are in use.
 */
final class CalibrationError {
    private static final int BINS = 15;

    private CalibrationError() {}

    /** The error, 0..1, of P(positive) per review; NaN for no review. */
    static double of(double[] probabilities, BitSet positive) {
        // Accuracy and mean confidence share a bin's count, so the sum of their differences is all that a bin needs.
        double[] gap = new double[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            double confidence = Math.max(probabilities[i], 1 - probabilities[i]);
            boolean right = (Label.ofProbability(probabilities[i]) == Label.POSITIVE) == positive.get(i);
            gap[bin(confidence)] += (right ? 1 : 0) - confidence;
        }
        double sum = 0;
        for (double g : gap) {
            sum += Math.abs(g);
        }
        return probabilities.length == 0 ? Double.NaN : sum / probabilities.length;
    }

    /** Bin m holds confidences in (m / 15, (m + 1) / 15], as in the paper. */
    private static int bin(double confidence) {
        return (int) Math.ceil(confidence * BINS) - 1;
    }
}
