package sentiment.wide;

/**
 * What a user chooses about the wide part.
 *
 * @param enabled whether the model has one
 * @param ngrams words of the longest n-gram
 * @param minCount training reviews that must have an n-gram for it to count
 * @param cost LIBLINEAR's C, the weight of a review's loss beside the L2 penalty: the smaller, the stronger the penalty
 * @param excerpts random parts of each review that it learns from beside the whole
 * @param pseudoLabels whether it also learns from unlabelled reviews, each with the label that the model gives it (Lee, ICML
 *     2013 workshop on representation learning)
 */
public record WideConfig(boolean enabled, int ngrams, int minCount, double cost, int excerpts, boolean pseudoLabels) {
    static final int LONGEST = 8;

    public WideConfig {
        require(ngrams >= 1 && ngrams <= LONGEST, "ngrams", ngrams, "from 1 to " + LONGEST);
        require(minCount >= 1, "minCount", minCount, "at least 1");
        require(excerpts >= 0, "excerpts", excerpts, "at least 0");
        require(cost > 0 && cost < Double.POSITIVE_INFINITY, "cost", cost, "above 0");
    }

    /** Whether it wants unlabelled reviews. */
    public boolean unlabelled() {
        return enabled && pseudoLabels;
    }

    /** The same choices, but no wide part. */
    public WideConfig disabled() {
        return new WideConfig(false, ngrams, minCount, cost, excerpts, pseudoLabels);
    }

    private static void require(boolean holds, String field, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException("wide." + field + " must be " + bound + " but is " + value + ".");
        }
    }
}
