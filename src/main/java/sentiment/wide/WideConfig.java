package sentiment.wide;

/**
 * What a user chooses about the wide part.
 *
 * @param enabled whether the model has one
 * @param ngrams words of the longest n-gram
 * @param minCount training reviews that must have an n-gram for it to count
 * @param cost LIBLINEAR's C, the weight of a review's loss beside the L2 penalty: the smaller, the stronger the penalty
 */
public record WideConfig(boolean enabled, int ngrams, int minCount, double cost) {
    static final int LONGEST = 8;

    public WideConfig {
        require(ngrams >= 1 && ngrams <= LONGEST, "ngrams", ngrams, "from 1 to " + LONGEST);
        require(minCount >= 1, "minCount", minCount, "at least 1");
        require(cost > 0 && cost < Double.POSITIVE_INFINITY, "cost", cost, "above 0");
    }

    private static void require(boolean holds, String field, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException("wide." + field + " must be " + bound + " but is " + value + ".");
        }
    }
}
