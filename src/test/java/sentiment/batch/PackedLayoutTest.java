package sentiment.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PackedLayoutTest {

    @Test
    void packsAsPackPaddedSequenceDoes() {
        PackedLayout layout = PackedLayout.of(new int[] {2, 4, 1});
        assertArrayEquals(new int[] {1, 0, 2}, layout.order());
        assertArrayEquals(new int[] {4, 2, 1}, layout.lengths());
        assertArrayEquals(new int[] {3, 2, 1, 1}, layout.batchSizes());
        assertArrayEquals(new int[] {0, 3, 5, 6, 7}, layout.offsets());
        assertEquals(7, layout.rows());
        int[][] ids = {{10, 11}, {20, 21, 22, 23}, {30}};
        assertArrayEquals(new int[] {20, 10, 30, 21, 11, 22, 23}, layout.pack(ids));
    }

    @Test
    void knowsTheRowEachStepStartsFrom() {
        PackedLayout layout = PackedLayout.of(new int[] {2, 4, 1});
        assertArrayEquals(new int[] {-1, -1, -1, 0, 1, 3, 5}, layout.previousRows(false));
        assertArrayEquals(new int[] {3, 4, -1, 5, -1, 6, -1}, layout.previousRows(true));
    }

    @Test
    void refusesAReviewWithoutSteps() {
        assertThrows(IllegalArgumentException.class, () -> PackedLayout.of(new int[] {3, 0}));
        assertThrows(IllegalArgumentException.class, () -> PackedLayout.of(new int[0]));
    }
}
