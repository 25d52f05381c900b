package sentiment.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import sentiment.data.Label;

/**
 * The reliability curve and its summary, the expected calibration error (Guo et al. 2017, "On calibration of modern
 * neural networks"): reviews fall into 15 equal bins of confidence, the probability of the label they were given. Of two
 * labels the confidence is at least 0.5, so eight bins are in use.
 *
 * @param bins those, by rising confidence
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 15;
    private static final int FIRST = bin(0.5);

    /**
     * One bin; a well-calibrated classifier has an accuracy near the confidence in each.
     *
     * @param lower least confidence, exclusive but for 0.5
     * @param upper largest confidence
     * @param n reviews
     * @param confidence their mean confidence; undefined where there is none
     * @param accuracy fraction of them with the right label; undefined where there is none
     */
    public record Bin(
            double lower,
            double upper,
            int n,
            @NullIfUndefined double confidence,
            @NullIfUndefined double accuracy) {}

    /** Of P(positive) per review. */
    static Reliability of(double[] probabilities, BitSet positive) {
        int[] n = new int[BINS];
        int[] right = new int[BINS];
        double[] confidences = new double[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            double confidence = Math.max(probabilities[i], 1 - probabilities[i]);
            int bin = bin(confidence);
            n[bin]++;
            right[bin] += (Label.ofProbability(probabilities[i]) == Label.POSITIVE) == positive.get(i) ? 1 : 0;
            confidences[bin] += confidence;
        }
        List<Bin> bins = new ArrayList<>();
        for (int m = FIRST; m < BINS; m++) {
            double count = n[m] == 0 ? Double.NaN : n[m];
            double lower = Math.max(0.5, (double) m / BINS);
            bins.add(new Bin(lower, (m + 1.0) / BINS, n[m], confidences[m] / count, right[m] / count));
        }
        return new Reliability(bins);
    }

    /** Bin m holds confidences in (m / 15, (m + 1) / 15], as in the paper. */
    private static int bin(double confidence) {
        return (int) Math.ceil(confidence * BINS) - 1;
    }

    /** The mean over reviews of |accuracy - mean confidence| of their bin, 0..1; NaN for no review. */
    public double expectedError() {
        double sum = 0;
        long n = 0;
        for (Bin bin : bins) {
            if (bin.n() > 0) {
                sum += bin.n() * Math.abs(bin.accuracy() - bin.confidence());
                n += bin.n();
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** A table for people, a line a bin; lines end in {@code \n}. */
    public String toText() {
        StringBuilder text = new StringBuilder(row("confidence", "reviews", "mean", "accuracy"));
        for (Bin bin : bins) {
            text.append(row(
                    MetricsText.percent(bin.lower()) + " to " + MetricsText.percent(bin.upper()),
                    String.format(Locale.ROOT, "%,d", bin.n()),
                    MetricsText.percent(bin.confidence()),
                    MetricsText.percent(bin.accuracy())));
        }
        return text.toString();
    }

    private static String row(String range, String reviews, String confidence, String accuracy) {
        return String.format(Locale.ROOT, "%-20s%8s%11s%11s\n", range, reviews, confidence, accuracy);
    }
}
