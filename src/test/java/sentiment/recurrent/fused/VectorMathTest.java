package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class VectorMathTest {

    @Test
    void tanhAndSigmoidAreExactToFloatPrecisionEverywhere() {
        for (double x = -20; x <= 20; x += 0.0003) {
            float value = (float) x;
            assertEquals(Math.tanh(value), tanh(value), 6e-7, "tanh of " + value);
            assertEquals(1 / (1 + Math.exp(-value)), sigmoid(value), 4e-7, "sigmoid of " + value);
        }
    }

    @Test
    void hugeTinyAndMissingValuesStayWhatTheyAre() {
        assertEquals(1, tanh(1e4f), 1e-6);
        assertEquals(-1, tanh(Float.NEGATIVE_INFINITY), 1e-6);
        assertEquals(0, tanh(0f));
        assertEquals(1e-30, tanh(1e-30f), 1e-36);
        assertTrue(Float.isNaN(tanh(Float.NaN)));
        assertTrue(Math.abs(tanh(7.9f)) <= 1 + 1e-6);
    }

    private static float tanh(float value) {
        return VectorMath.tanh(FloatVector.broadcast(VectorMath.SPECIES, value)).lane(0);
    }

    private static float sigmoid(float value) {
        return VectorMath.sigmoid(FloatVector.broadcast(VectorMath.SPECIES, value))
                .lane(0);
    }
}
