package sentiment.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import sentiment.data.Label;

/**
 * Collects actual labels and probabilities, then computes {@link Metrics}. Holds 8 bytes and a bit a review, since AUC
 * needs every probability. Not thread-safe.
 */
public final class BinaryEvaluation {
    private static final double CLIP = 1e-7;

    private double[] probabilities = new double[1024];
    private final BitSet positive = new BitSet();
    private int n;

    /**
     * Adds one review.
     *
     * @param actual its true label
     * @param probability the model's P(positive), 0..1
     * @throws IllegalArgumentException if the probability is NaN or outside 0..1
     */
    public void add(Label actual, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in 0..1, not " + probability + " (review " + (n + 1)
                    + " of this evaluation): check the model that gave it.");
        }
        if (n == probabilities.length) {
            probabilities = Arrays.copyOf(probabilities, 2 * n);
        }
        probabilities[n] = probability;
        positive.set(n, actual == Label.POSITIVE);
        n++;
    }

    /** The metrics of what was added so far; more may be added afterwards. */
    public Metrics metrics() {
        double[] used = Arrays.copyOf(probabilities, n);
        return Metrics.of(
                confusion(),
                RankAuc.of(used, positive),
                logLoss(),
                reliability().expectedError());
    }

    /** How far confidence can be believed, of what was added so far. */
    public Reliability reliability() {
        return Reliability.of(Arrays.copyOf(probabilities, n), positive);
    }

    private ConfusionMatrix confusion() {
        int[][] counts = new int[2][2];
        for (int i = 0; i < n; i++) {
            Label called = Label.ofProbability(probabilities[i]);
            counts[positive.get(i) ? 1 : 0][called == Label.POSITIVE ? 1 : 0]++;
        }
        return new ConfusionMatrix(counts[1][1], counts[0][1], counts[0][0], counts[1][0]);
    }

    private double logLoss() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double ofActual = positive.get(i) ? probabilities[i] : 1 - probabilities[i];
            sum -= Math.log(Math.min(Math.max(ofActual, CLIP), 1 - CLIP));
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
