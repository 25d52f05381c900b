package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sentiment.text.Vocabulary;

class WordDropoutTest {
    private static final int[][] IDS = {ids(5_000), {7}, ids(3_000)};

    private static int[] ids(int length) {
        int[] ids = new int[length];
        Arrays.fill(ids, 7);
        return ids;
    }

    @Test
    void itReplacesAboutTheAskedForShareAndNothingElse() {
        int[][] kept = WordDropout.apply(IDS, 0.2, 1, 4);
        long dropped = Arrays.stream(kept)
                .flatMapToInt(Arrays::stream)
                .filter(id -> id == Vocabulary.UNK)
                .count();
        long left = Arrays.stream(kept)
                .flatMapToInt(Arrays::stream)
                .filter(id -> id == 7)
                .count();
        assertEquals(8_001, dropped + left);
        assertEquals(0.2 * 8_001, dropped, 150); // four standard deviations
        assertFalse(Arrays.stream(IDS[0]).anyMatch(id -> id == Vocabulary.UNK));
    }

    @Test
    void aStepDropsTheSameEachTimeAndAnotherOthers() {
        int[][] kept = WordDropout.apply(IDS, 0.2, 1, 4);
        assertArrayEquals(kept, WordDropout.apply(IDS, 0.2, 1, 4));
        assertFalse(Arrays.deepEquals(kept, WordDropout.apply(IDS, 0.2, 1, 5)));
        assertFalse(Arrays.deepEquals(kept, WordDropout.apply(IDS, 0.2, 2, 4)));
    }

    @Test
    void withoutARateNothingIsCopied() {
        assertSame(IDS, WordDropout.apply(IDS, 0, 1, 4));
    }
}
