package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

class ScratchTest {
    @Test
    void growsOnlyWhenItMust() {
        float[] first = Scratch.grown(new float[0], 10, 20);
        assertTrue(first.length >= 200);
        assertSame(first, Scratch.grown(first, 20, 10));
    }

    @Test
    void saysWhatToLowerWhereNoArrayIsLongEnough() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Scratch.grown(new float[0], 300_000, 16_384))
                .getMessage();
        assertEquals(
                "An array of 300000 rows by 16384 values is too large; lower batch.size, data.maxTokens or"
                        + " encoder.hiddenSize.",
                message);
    }

    @Test
    void saysSoForWeightsToo() {
        EncoderShape shape = new EncoderShape(Cell.LSTM, 300, 4096, 16, true, Pooling.LAST);
        String message = assertThrows(IllegalArgumentException.class, () -> ParameterLayout.of(shape))
                .getMessage();
        assertTrue(message.endsWith("; lower encoder.hiddenSize or encoder.layers."), message);
    }
}
