package sentiment.recurrent.fused;

import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost products: a few rows of the left-hand side by a panel, [length, {@link #PANEL}] row-major, all sums in registers
 * while k runs. Every method sums over k in the same order.
 *
 * <p>In all of them {@code a0} is the first row's first value, {@code aStep} the distance of its values (else 1), {@code panel}
 * the panel's first value, {@code length} the k to sum over, {@code s0} where in {@code start} the sums' first values
 * lie, and {@code c0} where the sums go. Plain code without a branch: C2 allows a compiled method a hundred type checks that failed once,
 * those of inlined methods counted at each use ({@code PerMethodTrapLimit}); beyond them it boxes vectors, at a third of the speed.
 */
final class PanelKernel {
    /** Columns of a panel: two vectors. */
    static final int PANEL = 2 * LANES;
    /** Rows of {@link #tall}: vectors of 16 lanes come with 32 registers, shorter ones with 16. */
    static final int TALL = LANES == 16 ? 8 : 6;

    private PanelKernel() {}

    /** {@link #TALL} rows by one panel. */
    static void tall(
            float[] a,
            int a0,
            int aStride,
            int aStep,
            float[] panels,
            int panel,
            int length,
            float[] start,
            int s0,
            int sStride,
            float[] c,
            int c0,
            int cStride) {
        if (TALL == 8) {
            TallPanelKernel.eight(a, a0, aStride, aStep, panels, panel, length, start, s0, sStride, c, c0, cStride);
        } else {
            six(a, a0, aStride, aStep, panels, panel, length, start, s0, sStride, c, c0, cStride);
        }
    }

    /** Six rows by one panel: twelve sums. */
    private static void six(
            float[] a,
            int a0,
            int aStride,
            int aStep,
            float[] panels,
            int panel,
            int length,
            float[] start,
            int s0,
            int sStride,
            float[] c,
            int c0,
            int cStride) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, s0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, s0 + sStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, s0 + sStride + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, s0 + 2 * sStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, s0 + 2 * sStride + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, s0 + 3 * sStride);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, s0 + 3 * sStride + LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, start, s0 + 4 * sStride);
        FloatVector c41 = FloatVector.fromArray(SPECIES, start, s0 + 4 * sStride + LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, start, s0 + 5 * sStride);
        FloatVector c51 = FloatVector.fromArray(SPECIES, start, s0 + 5 * sStride + LANES);
        for (int k = 0, q = 0, p = panel; k < length; k++, q += aStep, p += PANEL) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, p);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + q]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + q]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + q]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + q]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + q]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + q]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c20.intoArray(c, c0 + 2 * cStride);
        c21.intoArray(c, c0 + 2 * cStride + LANES);
        c30.intoArray(c, c0 + 3 * cStride);
        c31.intoArray(c, c0 + 3 * cStride + LANES);
        c40.intoArray(c, c0 + 4 * cStride);
        c41.intoArray(c, c0 + 4 * cStride + LANES);
        c50.intoArray(c, c0 + 5 * cStride);
        c51.intoArray(c, c0 + 5 * cStride + LANES);
    }

    static void three(
            float[] a,
            int a0,
            int aStride,
            float[] panels,
            int panel,
            int length,
            float[] start,
            int s0,
            int sStride,
            float[] c,
            int c0,
            int cStride) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, s0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, s0 + sStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, s0 + sStride + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, s0 + 2 * sStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, s0 + 2 * sStride + LANES);
        for (int k = 0, q = 0, p = panel; k < length; k++, q++, p += PANEL) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, p);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, p + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + q]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + q]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + q]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c20.intoArray(c, c0 + 2 * cStride);
        c21.intoArray(c, c0 + 2 * cStride + LANES);
    }

    /** One row by four panels: enough sums at once to hide the latency of each, and each in the order of {@link #tall}. */
    static void oneByFour(
            float[] a, int a0, float[] panels, int panel, int length, float[] start, int s0, float[] c, int c0) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, s0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, s0 + PANEL);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, s0 + PANEL + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, s0 + 2 * PANEL);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, s0 + 2 * PANEL + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, s0 + 3 * PANEL);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, s0 + 3 * PANEL + LANES);
        int distance = length * PANEL;
        for (int k = 0, q = a0, p = panel; k < length; k++, q++, p += PANEL) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[q]);
            int p1 = p + distance;
            int p2 = p1 + distance;
            int p3 = p2 + distance;
            c00 = x.fma(FloatVector.fromArray(SPECIES, panels, p), c00);
            c01 = x.fma(FloatVector.fromArray(SPECIES, panels, p + LANES), c01);
            c10 = x.fma(FloatVector.fromArray(SPECIES, panels, p1), c10);
            c11 = x.fma(FloatVector.fromArray(SPECIES, panels, p1 + LANES), c11);
            c20 = x.fma(FloatVector.fromArray(SPECIES, panels, p2), c20);
            c21 = x.fma(FloatVector.fromArray(SPECIES, panels, p2 + LANES), c21);
            c30 = x.fma(FloatVector.fromArray(SPECIES, panels, p3), c30);
            c31 = x.fma(FloatVector.fromArray(SPECIES, panels, p3 + LANES), c31);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + PANEL);
        c11.intoArray(c, c0 + PANEL + LANES);
        c20.intoArray(c, c0 + 2 * PANEL);
        c21.intoArray(c, c0 + 2 * PANEL + LANES);
        c30.intoArray(c, c0 + 3 * PANEL);
        c31.intoArray(c, c0 + 3 * PANEL + LANES);
    }

    static void one(
            float[] a, int a0, float[] panels, int panel, int length, float[] start, int s0, float[] c, int c0) {
        FloatVector left = FloatVector.fromArray(SPECIES, start, s0);
        FloatVector right = FloatVector.fromArray(SPECIES, start, s0 + LANES);
        for (int k = 0, q = a0, p = panel; k < length; k++, q++, p += PANEL) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[q]);
            left = x.fma(FloatVector.fromArray(SPECIES, panels, p), left);
            right = x.fma(FloatVector.fromArray(SPECIES, panels, p + LANES), right);
        }
        left.intoArray(c, c0);
        right.intoArray(c, c0 + LANES);
    }
}
