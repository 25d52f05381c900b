package sentiment.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class UnlabelledReviewsTest {
    private static final int[][] IDS = {{2}, {3, 4}, {5}};

    @Test
    void eachReviewKeepsWhatTheTeacherSaysOfIt() {
        UnlabelledReviews chosen = new UnlabelledReviews(IDS, new double[] {0.1, 0.2, 0.3}).chosen(new int[] {2, 0});
        assertArrayEquals(new int[][] {{5}, {2}}, chosen.ids());
        assertArrayEquals(new double[] {0.3, 0.1}, chosen.teacher());
        assertEquals(0, new UnlabelledReviews(IDS).chosen(new int[] {2, 0}).teacher().length);
    }

    @Test
    void aTeacherSaysSomethingOfAllOrOfNone() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new UnlabelledReviews(IDS, new double[] {0.1}))
                .getMessage();
        assertEquals("teacher must say something of each of 3 reviews or of none but does of 1", message);
    }
}
