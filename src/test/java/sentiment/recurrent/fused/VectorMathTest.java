package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void expIsExactToFloatPrecision() {
        for (double x = -87; x <= 88; x += 0.0007) {
            float value = (float) x;
            float exp = VectorMath.exp(FloatVector.broadcast(VectorMath.SPECIES, value))
                    .lane(0);
            assertEquals(1, exp / Math.exp(value), 3e-7, "exp of " + value);
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

    @ParameterizedTest
    @ValueSource(floats = {20, 1e4f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
    void tanhAndSigmoidSaturateAndNeverPassTheirBounds(float value) {
        assertWithin(1 - 1e-6, 1, tanh(value));
        assertWithin(-1, -1 + 1e-6, tanh(-value));
        assertWithin(1 - 1e-6, 1, sigmoid(value));
        assertWithin(0, 1e-6, sigmoid(-value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-3e-15, -3e-15",
        "1e-25, 0",
        "-1e-25, 0",
        "1e-38, 0",
        "1.4e-45, 0",
        "-1e-40, 0",
        "3.4e38, 3.4e38"
    })
    void whatIsTooSmallToMatterIsFlushedToZeroAndNothingElse(float value, float expected) {
        float[] values = new float[3 * VectorMath.LANES];
        Arrays.fill(values, 1e-40f);
        Arrays.fill(values, VectorMath.LANES, 2 * VectorMath.LANES, value);
        VectorMath.flush(values, VectorMath.LANES, VectorMath.LANES);
        for (int j = 0; j < values.length; j++) {
            boolean inside = j / VectorMath.LANES == 1;
            assertEquals(inside ? expected : 1e-40f, values[j], inside ? Math.ulp(expected) : 0);
        }
    }

    @Test
    void aMissingValueStaysInItsOwnLane() {
        FloatVector values = FloatVector.broadcast(VectorMath.SPECIES, 0.5f).withLane(0, Float.NaN);
        for (float slope : new float[] {VectorMath.TANH, VectorMath.SIGMOID}) {
            float[] result = values.toArray();
            VectorMath.activate(result, 0, new float[VectorMath.LANES], 0, result, 0, VectorMath.LANES, slope);
            assertTrue(Float.isNaN(result[0]));
            for (int lane = 1; lane < VectorMath.LANES; lane++) {
                assertTrue(Float.isFinite(result[lane]));
            }
        }
    }

    private static void assertWithin(double least, double most, float value) {
        assertTrue(value >= least && value <= most, value + " is not from " + least + " to " + most);
    }

    private static float tanh(float value) {
        return VectorMath.tanh(FloatVector.broadcast(VectorMath.SPECIES, value)).lane(0);
    }

    private static float sigmoid(float value) {
        float[] values = new float[VectorMath.LANES];
        values[0] = value;
        VectorMath.activate(values, 0, new float[VectorMath.LANES], 0, values, 0, VectorMath.LANES, VectorMath.SIGMOID);
        return values[0];
    }
}
