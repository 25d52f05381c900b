package sentiment.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import sentiment.batch.EncodedReviews;

/**
 * Random parts of reviews, each with its review's label: examples of texts shorter than reviews are. Whether a part says what
 * its review says is a matter of chance, but that chance is what a probability has to tell. Stateless.
 */
final class Excerpts {
    /** More change nothing that can be measured, see docs/accuracy.md. */
    static final int PER_REVIEW = 4;

    /** Tokens of the shortest excerpt. */
    static final int SHORTEST = 5;

    private Excerpts() {}

    /** {@value #PER_REVIEW} excerpts of each review. */
    static EncodedReviews of(EncodedReviews reviews, long seed) {
        return of(reviews, PER_REVIEW, seed);
    }

    /**
     * So many excerpts of each review, from any place, with log-uniform lengths between {@value #SHORTEST} tokens
     * and the whole review; a review of no more tokens than that is its own excerpt. They depend on the reviews' lengths and
     * the seed alone: the same reviews in another vocabulary's ids give the same excerpts.
     */
    static EncodedReviews of(EncodedReviews reviews, int perReview, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] ids = new int[reviews.size() * perReview][];
        int[] labels = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            int[] review = reviews.ids()[i / perReview];
            int length = length(review.length, random);
            int from = random.nextInt(review.length - length + 1);
            ids[i] = Arrays.copyOfRange(review, from, from + length);
            labels[i] = reviews.labels()[i / perReview];
        }
        return new EncodedReviews(ids, labels);
    }

    private static int length(int whole, SplittableRandom random) {
        return whole <= SHORTEST
                ? whole
                : (int) Math.round(SHORTEST * Math.pow((double) whole / SHORTEST, random.nextDouble()));
    }
}
