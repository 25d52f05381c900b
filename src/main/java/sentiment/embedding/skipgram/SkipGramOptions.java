package sentiment.embedding.skipgram;

/**
 * How vectors are learned.
 *
 * @param dimension values of a vector
 * @param epochs passes over the texts
 * @param window words on either side of a centre that it is learned with at most; each window's is drawn from 1 on
 * @param minCount words that occur less often are left out, as if they did not stand there
 * @param negatives noise words that a window is told apart from
 * @param subsample share of all words above which a word's occurrences are thinned out; 0 keeps all
 * @param threads that learn; only one gives the same vectors again
 * @param seed of everything random
 */
public record SkipGramOptions(
        int dimension, int epochs, int window, int minCount, int negatives, double subsample, int threads, long seed) {
    private static final int MOST = 10_000;

    public SkipGramOptions {
        require(dimension >= 1 && dimension <= MOST, "dimension", dimension, "from 1 to " + MOST);
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(window >= 1 && window <= MOST, "window", window, "from 1 to " + MOST);
        require(minCount >= 1, "min-count", minCount, "at least 1");
        require(negatives >= 1 && negatives <= MOST, "negatives", negatives, "from 1 to " + MOST);
        require(subsample >= 0 && subsample <= 1, "subsample", subsample, "from 0 to 1");
        require(threads >= 1, "threads", threads, "at least 1");
    }

    private static void require(boolean holds, String field, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + bound + " but is " + value);
        }
    }
}
