package sentiment.evaluation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Area under the ROC curve as the Mann-Whitney statistic: exact, in n log n time, ties counting half (Hanley and McNeil
 * 1982, "The meaning and use of the area under a ROC curve").
 */
final class RankAuc {
    private RankAuc() {}

    /** AUC of P(positive) per review; NaN when either label is missing. */
    static double of(double[] probabilities, BitSet positive) {
        int n = probabilities.length;
        int positives = positive.cardinality();
        double[] ofPositives = new double[positives];
        double[] ofNegatives = new double[n - positives];
        int p = 0;
        int q = 0;
        for (int i = 0; i < n; i++) {
            // + 0.0 turns -0.0 into 0.0: sorting tells them apart, comparing does not.
            if (positive.get(i)) {
                ofPositives[p++] = probabilities[i] + 0.0;
            } else {
                ofNegatives[q++] = probabilities[i] + 0.0;
            }
        }
        Arrays.sort(ofPositives);
        Arrays.sort(ofNegatives);
        return wins(ofPositives, ofNegatives) / ((double) ofPositives.length * ofNegatives.length);
    }

    /** Pairs in which the positive review has the higher probability; a tie is half a win. Both arrays ascend. */
    private static double wins(double[] ofPositives, double[] ofNegatives) {
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (double probability : ofPositives) {
            while (below < ofNegatives.length && ofNegatives[below] < probability) {
                below++;
            }
            while (notAbove < ofNegatives.length && ofNegatives[notAbove] <= probability) {
                notAbove++;
            }
            wins += 0.5 * below + 0.5 * notAbove;
        }
        return wins;
    }
}
