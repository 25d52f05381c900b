package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sentiment.batch.EncodedReviews;

class ExcerptsTest {
    private static final int REVIEWS = 2000;
    private static final int LENGTH = 500;

    /** Every token of every review is another number. */
    private static final EncodedReviews LONG = numbered(LENGTH);

    @Test
    void anExcerptIsAPieceOfItsReviewAndHasItsLabel() {
        EncodedReviews excerpts = Excerpts.of(LONG, 1);
        assertEquals(4 * REVIEWS, excerpts.size());
        for (int i = 0; i < excerpts.size(); i++) {
            int[] excerpt = excerpts.ids()[i];
            int review = i / 4;
            assertEquals(LONG.labels()[review], excerpts.labels()[i]);
            assertArrayEquals(
                    IntStream.range(excerpt[0], excerpt[0] + excerpt.length).toArray(), excerpt);
            assertTrue(excerpt[0] >= review * LENGTH && excerpt[0] + excerpt.length <= (review + 1) * LENGTH);
        }
    }

    @Test
    void asManyLieBetweenFiveAndFiftyTokensAsBetweenFiftyAndFiveHundred() {
        int[] lengths = Arrays.stream(Excerpts.of(LONG, 1).ids())
                .mapToInt(ids -> ids.length)
                .toArray();
        assertEquals(5, Arrays.stream(lengths).min().orElseThrow());
        assertTrue(Arrays.stream(lengths).max().orElseThrow() > 490);
        assertEquals(0.5, Arrays.stream(lengths).filter(n -> n < 50).count() / (double) lengths.length, 0.02);
    }

    @Test
    void theSeedDecidesWhich() {
        assertArrayEquals(Excerpts.of(LONG, 1).ids(), Excerpts.of(LONG, 1).ids());
        assertFalse(Arrays.deepEquals(
                Excerpts.of(LONG, 1).ids(), Excerpts.of(LONG, 2).ids()));
    }

    @Test
    void theSameReviewsInOtherIdsGiveTheSamePlaces() {
        int[][] others = Arrays.stream(LONG.ids())
                .map(ids -> Arrays.stream(ids).map(id -> id % 7).toArray())
                .toArray(int[][]::new);
        int[][] excerpts = Excerpts.of(LONG, 1).ids();
        int[][] otherExcerpts =
                Excerpts.of(new EncodedReviews(others, LONG.labels()), 1).ids();
        for (int i = 0; i < excerpts.length; i++) {
            assertArrayEquals(Arrays.stream(excerpts[i]).map(id -> id % 7).toArray(), otherExcerpts[i]);
        }
    }

    @Test
    void aShortReviewIsItsOwnExcerpt() {
        EncodedReviews reviews = new EncodedReviews(new int[][] {{}, {7}, {1, 2, 3, 4, 5}}, new int[] {0, 1, 0});
        int[][] excerpts = Excerpts.of(reviews, 1).ids();
        for (int i = 0; i < excerpts.length; i++) {
            assertArrayEquals(reviews.ids()[i / 4], excerpts[i]);
        }
    }

    private static EncodedReviews numbered(int length) {
        int[][] ids = IntStream.range(0, REVIEWS)
                .mapToObj(i -> IntStream.range(i * length, (i + 1) * length).toArray())
                .toArray(int[][]::new);
        return new EncodedReviews(
                ids, IntStream.range(0, REVIEWS).map(i -> i % 2).toArray());
    }
}
