package sentiment.recurrent.fused;

import static sentiment.recurrent.fused.PanelKernel.PANEL;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link PanelKernel} for as many rows as keep the processor busy. */
final class TallPanelKernel {
    private TallPanelKernel() {}

    /** Eight rows by one panel: sixteen sums, for the 32 registers of AVX-512. */
    static void eight(
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
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
        int a6 = a5 + aStride;
        int a7 = a6 + aStride;
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
        FloatVector c60 = FloatVector.fromArray(SPECIES, start, s0 + 6 * sStride);
        FloatVector c61 = FloatVector.fromArray(SPECIES, start, s0 + 6 * sStride + LANES);
        FloatVector c70 = FloatVector.fromArray(SPECIES, start, s0 + 7 * sStride);
        FloatVector c71 = FloatVector.fromArray(SPECIES, start, s0 + 7 * sStride + LANES);
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
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(SPECIES, a[a6 + k]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(SPECIES, a[a7 + k]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
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
        c60.intoArray(c, c0 + 6 * cStride);
        c61.intoArray(c, c0 + 6 * cStride + LANES);
        c70.intoArray(c, c0 + 7 * cStride);
        c71.intoArray(c, c0 + 7 * cStride + LANES);
    }

    /** Four rows by one panel: eight sums, as many as hide the latency of each. */
    static void four(
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
        int a3 = a2 + aStride;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, s0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, s0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, s0 + sStride);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, s0 + sStride + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, s0 + 2 * sStride);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, s0 + 2 * sStride + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, s0 + 3 * sStride);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, s0 + 3 * sStride + LANES);
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
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c20.intoArray(c, c0 + 2 * cStride);
        c21.intoArray(c, c0 + 2 * cStride + LANES);
        c30.intoArray(c, c0 + 3 * cStride);
        c31.intoArray(c, c0 + 3 * cStride + LANES);
    }
}
