package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost products: a few rows of the left-hand side by a panel, [length, {@link #PANEL}] row-major, all sums in registers
 * while k runs. Every method sums over k in the same order.
 *
 * <p>In all of them {@code a0} is the first row's first value, {@code panel} the panel's first value, {@code length} the k to sum over,
 * an even number, {@code s0} where in {@code start} the sums' first values lie, and {@code c0} where the sums go. Few rows by a wide panel,
 * since each value of a row takes two instructions to find and one to spread over a vector; two k at a time share the first two.
 *
 * <p>Each kernel is plain code without a branch: C2 allows a compiled method a hundred type checks that failed once, those of inlined methods counted at
 * each use ({@code PerMethodTrapLimit}); beyond them it boxes vectors, at a third of the speed. An index is k times a constant plus what
 * the loop does not change: of such C2 checks the bounds once, before the loop.
 */
final class PanelKernel {
    /** Columns of a panel: four vectors. */
    static final int PANEL = 4 * LANES;
    /** The most rows at once: vectors of 16 lanes come with 32 registers, shorter ones with 16. */
    static final int TALL = LANES == 16 ? 4 : 2;
    /**
     * Where in their array panels begin: 64 bytes behind the start of an object whose values begin 16 bytes behind it. Where objects
     * begin on cache lines, as training asks of Java, no vector of a panel lies on two of them.
     */
    static final int FIRST = 12;

    private PanelKernel() {}

    /** How many rows to multiply at once of so many. Of one more than {@link #TALL} two are left, since one alone is the slowest. */
    static int height(int rows) {
        return rows == TALL + 1 ? TALL - 1 : Math.min(rows, TALL);
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
            case 4 -> TallPanelKernel.four(a, a0, aStride, panels, panel, length, start, s0, sStride, c, c0, cStride);
            case 3 -> TallPanelKernel.three(a, a0, aStride, panels, panel, length, start, s0, sStride, c, c0, cStride);
            case 2 -> two(a, a0, aStride, panels, panel, length, start, s0, sStride, c, c0, cStride);
            default -> one(a, a0, panels, panel, length, start, s0, c, c0);
        }
    }

    private static void two(
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
        FloatVector c00 = fromArray(SPECIES, start, s0);
        FloatVector c01 = fromArray(SPECIES, start, s0 + LANES);
        FloatVector c02 = fromArray(SPECIES, start, s0 + 2 * LANES);
        FloatVector c03 = fromArray(SPECIES, start, s0 + 3 * LANES);
        FloatVector c10 = fromArray(SPECIES, start, s0 + sStride);
        FloatVector c11 = fromArray(SPECIES, start, s0 + sStride + LANES);
        FloatVector c12 = fromArray(SPECIES, start, s0 + sStride + 2 * LANES);
        FloatVector c13 = fromArray(SPECIES, start, s0 + sStride + 3 * LANES);
        for (int k = 0; k < length; k += 2) {
            FloatVector b0 = fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector b2 = fromArray(SPECIES, panels, panel + 2 * LANES + k * PANEL);
            FloatVector b3 = fromArray(SPECIES, panels, panel + 3 * LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            b0 = fromArray(SPECIES, panels, panel + PANEL + k * PANEL);
            b1 = fromArray(SPECIES, panels, panel + PANEL + LANES + k * PANEL);
            b2 = fromArray(SPECIES, panels, panel + PANEL + 2 * LANES + k * PANEL);
            b3 = fromArray(SPECIES, panels, panel + PANEL + 3 * LANES + k * PANEL);
            x = FloatVector.broadcast(SPECIES, a[a0 + 1 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(SPECIES, a[a1 + 1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c12.intoArray(c, c0 + cStride + 2 * LANES);
        c13.intoArray(c, c0 + cStride + 3 * LANES);
    }

    private static void one(
            float[] a, int a0, float[] panels, int panel, int length, float[] start, int s0, float[] c, int c0) {
        FloatVector c00 = fromArray(SPECIES, start, s0);
        FloatVector c01 = fromArray(SPECIES, start, s0 + LANES);
        FloatVector c02 = fromArray(SPECIES, start, s0 + 2 * LANES);
        FloatVector c03 = fromArray(SPECIES, start, s0 + 3 * LANES);
        for (int k = 0; k < length; k += 2) {
            FloatVector b0 = fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector b2 = fromArray(SPECIES, panels, panel + 2 * LANES + k * PANEL);
            FloatVector b3 = fromArray(SPECIES, panels, panel + 3 * LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            b0 = fromArray(SPECIES, panels, panel + PANEL + k * PANEL);
            b1 = fromArray(SPECIES, panels, panel + PANEL + LANES + k * PANEL);
            b2 = fromArray(SPECIES, panels, panel + PANEL + 2 * LANES + k * PANEL);
            b3 = fromArray(SPECIES, panels, panel + PANEL + 3 * LANES + k * PANEL);
            x = FloatVector.broadcast(SPECIES, a[a0 + 1 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
    }
}
