package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.TokenVectors;

/** A word's tokens share a row of the input where nothing tells them apart. */
class WordInputTest {
    private static final int DIMENSION = 2;
    private static final int WIDTH = VectorMath.LANES;
    /** Word w has the vector (w, -w). */
    private static final float[] EMBEDDING = {0, 0, 1, -1, 2, -2, 3, -3, 4, -4};

    private static final int[][] REPEATING = {{4, 2, 4, 4}, {2, 4}};

    private final WordInput input = new WordInput(DIMENSION, WIDTH);

    @Test
    void repeatedWordsStandOnce() {
        LayerInput gathered = gather(REPEATING, DropoutMasks.NONE, null);
        assertTrue(gathered.shared());
        assertEquals(2, gathered.count());
        // Packed: step by step, both reviews.
        assertVectors(gathered, 4, 2, 2, 4, 4, 4);
    }

    @Test
    void fewRepeatsAreNotWorthIt() {
        LayerInput gathered = gather(new int[][] {{4, 2, 3, 1, 4}}, DropoutMasks.NONE, null);
        assertFalse(gathered.shared());
        assertVectors(gathered, 4, 2, 3, 1, 4);
    }

    @Test
    void droppedOrMovedTokensAreNotShared() {
        DropoutMasks masks = new DropoutMasks(new DropoutRates(0.5, 0, 0), 1);
        assertFalse(gather(REPEATING, masks, null).shared());
        TokenVectors moves = new TokenVectors(REPEATING, DIMENSION);
        moves.of(0)[0] = 10;
        LayerInput moved = gather(REPEATING, DropoutMasks.NONE, moves);
        assertFalse(moved.shared());
        assertEquals(14, moved.values()[0]);
    }

    @Test
    void anUnknownIdLeavesNothingBehind() {
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> gather(new int[][] {{1, 2, 2, 2, 2, EMBEDDING.length}}, DropoutMasks.NONE, null));
        assertVectors(gather(REPEATING, DropoutMasks.NONE, null), 4, 2, 2, 4, 4, 4);
    }

    private LayerInput gather(int[][] ids, DropoutMasks masks, TokenVectors moves) {
        int[] members = new int[ids.length];
        Arrays.setAll(members, i -> i);
        return input.gather(PackedShard.of(ids, members), EMBEDDING, masks, moves);
    }

    private static void assertVectors(LayerInput input, int... words) {
        for (int row = 0; row < words.length; row++) {
            int at = (input.shared() ? input.places()[row] : row) * WIDTH;
            float[] vector = Arrays.copyOfRange(input.values(), at, at + DIMENSION);
            assertArrayEquals(new float[] {words[row], -words[row]}, vector, "row " + row);
        }
    }
}
