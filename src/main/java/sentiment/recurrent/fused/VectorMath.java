package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Element-wise functions on vectors. Few and plain operations: what C2 does not inline into a cell's loop boxes every
 * vector it touches. It always inlines the methods of the Vector API, but ours only until the method it compiles has
 * grown to some thousand nodes ({@code NodeCountInliningCutoff}); so loops call the former wherever they can.
 */
final class VectorMath {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    static final FloatVector ONE = constant(1f);

    static final float TANH = 1f;
    static final float SIGMOID = 0.5f;

    /**
     * Added and subtracted, it rounds to multiples of 2⁻⁷³, the last bit of floats of its size, and below zero of 2⁻⁷⁴. So a state or a
     * gradient that fades from step to step ends there or at zero instead of in denormal floats, whose products take some processors a
     * hundred times as long. A value above 1e-15 changes in its last bit at most, NaN stays NaN.
     */
    static final FloatVector COARSE = constant(0x1p-50f);

    /** Beyond it tanh is 1 to float precision. */
    private static final FloatVector LARGEST = constant(7.90531110763549805f);

    private static final FloatVector SMALLEST = constant(-7.90531110763549805f);
    /** Added to the square of a small number it keeps it from being denormal. */
    private static final FloatVector NORMAL = constant(1e-30f);

    private static final FloatVector P1 = constant(4.89352455891786e-03f);
    private static final FloatVector P3 = constant(6.37261928875436e-04f);
    private static final FloatVector P5 = constant(1.48572235717979e-05f);
    private static final FloatVector P7 = constant(5.12229709037114e-08f);
    private static final FloatVector P9 = constant(-8.60467152213735e-11f);
    private static final FloatVector P11 = constant(2.00018790482477e-13f);
    private static final FloatVector P13 = constant(-2.76076847742355e-16f);
    private static final FloatVector Q0 = constant(4.89352518554385e-03f);
    private static final FloatVector Q2 = constant(2.26843463243900e-03f);
    private static final FloatVector Q4 = constant(1.18534705686654e-04f);
    private static final FloatVector Q6 = constant(1.19825839466702e-06f);

    private static final int FRACTION_BITS = 23;
    /** Added to a small number it leaves the nearest whole one in the lowest bits. */
    private static final FloatVector ROUNDING = constant(12582912f);

    private static final FloatVector LOG2_E = constant(1.44269504088896341f);
    private static final FloatVector LN2_HIGH = constant(-0.693359375f);
    private static final FloatVector LN2_LOW = constant(2.12194440e-4f);
    private static final FloatVector HALF = constant(5.0000001201e-1f);
    private static final FloatVector E2 = constant(1.6666665459e-1f);
    private static final FloatVector E3 = constant(4.1665795894e-2f);
    private static final FloatVector E4 = constant(8.3334519073e-3f);
    private static final FloatVector E5 = constant(1.3981999507e-3f);
    private static final FloatVector E6 = constant(1.9875691500e-4f);

    private VectorMath() {}

    /**
     * target = slope·tanh(slope·(values + bias)) + 1 - slope: tanh for a slope of 1, the logistic function for one half.
     * Both in one loop, because C2 inlines no more than two of them into a cell's method.
     *
     * @param length whole vectors
     */
    static void activate(
            float[] values,
            int offset,
            float[] bias,
            int biasOffset,
            float[] target,
            int targetOffset,
            int length,
            float slope) {
        FloatVector scale = FloatVector.broadcast(SPECIES, slope);
        FloatVector shift = FloatVector.broadcast(SPECIES, 1 - slope);
        for (int j = 0; j < length; j += LANES) {
            FloatVector sum = fromArray(SPECIES, values, offset + j).add(fromArray(SPECIES, bias, biasOffset + j));
            tanh(sum.mul(scale)).fma(scale, shift).intoArray(target, targetOffset + j);
        }
    }

    /** target += source, {@code length} values: whole vectors. */
    static void add(float[] source, int sourceOffset, float[] target, int targetOffset, int length) {
        for (int j = 0; j < length; j += LANES) {
            fromArray(SPECIES, target, targetOffset + j)
                    .add(fromArray(SPECIES, source, sourceOffset + j))
                    .intoArray(target, targetOffset + j);
        }
    }

    /**
     * Keeps the larger of both in {@code largest}, and {@code winner} in {@code winners} where that is the new one.
     *
     * @param length whole vectors
     */
    static void maximise(
            float[] values, int offset, int winner, float[] largest, int[] winners, int largestOffset, int length) {
        for (int j = 0; j < length; j += LANES) {
            int at = largestOffset + j;
            FloatVector value = fromArray(SPECIES, values, offset + j);
            FloatVector before = fromArray(SPECIES, largest, at);
            VectorMask<Float> larger = value.compare(VectorOperators.GT, before);
            before.blend(value, larger).intoArray(largest, at);
            IntVector.fromArray(INTS, winners, at)
                    .blend(winner, larger.cast(INTS))
                    .intoArray(winners, at);
        }
    }

    /** Rounds to multiples of 2⁻⁷³, see {@link #COARSE}, {@code length} values: whole vectors. */
    static void flush(float[] values, int offset, int length) {
        for (int j = offset; j < offset + length; j += LANES) {
            fromArray(SPECIES, values, j).add(COARSE).sub(COARSE).intoArray(values, j);
        }
    }

    /**
     * tanh as a clamped rational function, degree 13 over 6, the coefficients of Eigen's {@code ptanh_float}; within 5e-7
     * of the true value. NaN stays NaN.
     */
    static FloatVector tanh(FloatVector value) {
        FloatVector x = value.max(SMALLEST).min(LARGEST);
        FloatVector square = x.fma(x, NORMAL);
        FloatVector p = square.fma(P13, P11);
        p = p.fma(square, P9);
        p = p.fma(square, P7);
        p = p.fma(square, P5);
        p = p.fma(square, P3);
        p = p.fma(square, P1);
        FloatVector q = square.fma(Q6, Q4);
        q = q.fma(square, Q2);
        q = q.fma(square, Q0);
        return p.mul(x).div(q);
    }

    /**
     * e to the power of values between -87 and 88, after Cephes' {@code expf}; within 2e-7 of the true value, relatively.
     * The Vector API's own gives other bits before it is compiled than after.
     */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUNDING);
        FloatVector n = shifted.sub(ROUNDING);
        FloatVector r = n.fma(LN2_LOW, n.fma(LN2_HIGH, x));
        FloatVector p = r.fma(E6, E5);
        p = p.fma(r, E4);
        p = p.fma(r, E3);
        p = p.fma(r, E2);
        p = p.fma(r, HALF);
        p = p.fma(r.mul(r), r.add(ONE));
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, FRACTION_BITS);
        return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
