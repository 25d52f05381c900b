package sentiment.evaluation;

/**
 * How often each label was called each label, with positive as the class that is looked for.
 *
 * @param truePositives positive reviews called positive
 * @param falsePositives negative reviews called positive
 * @param trueNegatives negative reviews called negative
 * @param falseNegatives positive reviews called negative
 */
public record ConfusionMatrix(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {
    /** All reviews. */
    int total() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    double accuracy() {
        return fraction(truePositives + trueNegatives, total());
    }

    Interval accuracyInterval() {
        return Interval.wilson(truePositives + trueNegatives, total());
    }

    double precision() {
        return fraction(truePositives, truePositives + falsePositives);
    }

    Interval precisionInterval() {
        return Interval.wilson(truePositives, truePositives + falsePositives);
    }

    double recall() {
        return fraction(truePositives, truePositives + falseNegatives);
    }

    Interval recallInterval() {
        return Interval.wilson(truePositives, truePositives + falseNegatives);
    }

    /** 2·TP / (2·TP + FP + FN): 0, not undefined, where positives exist and none is found. */
    double f1() {
        double jaccard = fraction(truePositives, truePositives + falsePositives + falseNegatives);
        return f1OfJaccard(jaccard);
    }

    /**
     * F1 itself is no binomial fraction, but the Jaccard index J = TP / (TP + FP + FN) is one among the reviews that are
     * positive or called so, and F1 = 2J / (1 + J) rises with it: J's interval maps to F1's.
     */
    Interval f1Interval() {
        Interval jaccard = Interval.wilson(truePositives, truePositives + falsePositives + falseNegatives);
        return new Interval(f1OfJaccard(jaccard.lower()), f1OfJaccard(jaccard.upper()));
    }

    private static double f1OfJaccard(double jaccard) {
        return 2 * jaccard / (1 + jaccard);
    }

    private static double fraction(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
