package sentiment.recurrent.fused;

import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost products: a few rows of the left-hand side by a panel, [length, {@link #PANEL}] row-major, all sums in registers
 * while k runs. Every method sums over k in the same order.
 *
 * <p>In all of them {@code a0} is the first row's first value, {@code panel} the panel's first value, {@code length} the k to sum over,
 * {@code s0} where in {@code start} the sums' first values lie, and {@code c0} where the sums go. Plain code without a branch: C2 allows a
 * compiled method a hundred type checks that failed once, those of inlined methods counted at each use ({@code PerMethodTrapLimit}); beyond
 * them it boxes vectors, at a third of the speed. An index is k times a constant plus what the loop does not change: of such C2 checks
 * the bounds once, before the loop.
 */
final class PanelKernel {
    /** Columns of a panel: two vectors. */
    static final int PANEL = 2 * LANES;
    /** The most rows at once: vectors of 16 lanes come with 32 registers, shorter ones with 16. */
    static final int TALL = LANES == 16 ? 8 : 4;

    private PanelKernel() {}

    /** How many rows to multiply at once of so many, at least three. */
    static int height(int rows) {
        if (rows >= TALL) {
            return TALL;
        }
        return rows % 3 == 0 ? 3 : 4;
    }

    /**
     * Some rows by one panel.
     *
     * @param rows a {@link #height}
     */
    static void multiply(
            int rows,
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
        switch (rows) {
            case 8 -> TallPanelKernel.eight(a, a0, aStride, panels, panel, length, start, s0, sStride, c, c0, cStride);
            case 4 -> TallPanelKernel.four(a, a0, aStride, panels, panel, length, start, s0, sStride, c, c0, cStride);
            default -> three(a, a0, aStride, panels, panel, length, start, s0, sStride, c, c0, cStride);
        }
    }

    private static void three(
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
        for (int k = 0; k < length; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
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

    /** One row by four panels: enough sums at once to hide the latency of each, and each in the order of {@link #multiply}. */
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
        int panel1 = panel + length * PANEL;
        int panel2 = panel1 + length * PANEL;
        int panel3 = panel2 + length * PANEL;
        for (int k = 0; k < length; k++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            c00 = x.fma(FloatVector.fromArray(SPECIES, panels, panel + k * PANEL), c00);
            c01 = x.fma(FloatVector.fromArray(SPECIES, panels, panel + LANES + k * PANEL), c01);
            c10 = x.fma(FloatVector.fromArray(SPECIES, panels, panel1 + k * PANEL), c10);
            c11 = x.fma(FloatVector.fromArray(SPECIES, panels, panel1 + LANES + k * PANEL), c11);
            c20 = x.fma(FloatVector.fromArray(SPECIES, panels, panel2 + k * PANEL), c20);
            c21 = x.fma(FloatVector.fromArray(SPECIES, panels, panel2 + LANES + k * PANEL), c21);
            c30 = x.fma(FloatVector.fromArray(SPECIES, panels, panel3 + k * PANEL), c30);
            c31 = x.fma(FloatVector.fromArray(SPECIES, panels, panel3 + LANES + k * PANEL), c31);
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
        for (int k = 0; k < length; k++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            left = x.fma(FloatVector.fromArray(SPECIES, panels, panel + k * PANEL), left);
            right = x.fma(FloatVector.fromArray(SPECIES, panels, panel + LANES + k * PANEL), right);
        }
        left.intoArray(c, c0);
        right.intoArray(c, c0 + LANES);
    }
}
