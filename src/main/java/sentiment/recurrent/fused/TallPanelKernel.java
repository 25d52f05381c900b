package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.PanelKernel.PANEL;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link PanelKernel} for as many rows as the 32 registers of AVX-512 hold sums of. */
final class TallPanelKernel {
    private TallPanelKernel() {}

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
        FloatVector c00 = fromArray(SPECIES, start, s0);
        FloatVector c01 = fromArray(SPECIES, start, s0 + LANES);
        FloatVector c02 = fromArray(SPECIES, start, s0 + 2 * LANES);
        FloatVector c03 = fromArray(SPECIES, start, s0 + 3 * LANES);
        FloatVector c10 = fromArray(SPECIES, start, s0 + sStride);
        FloatVector c11 = fromArray(SPECIES, start, s0 + sStride + LANES);
        FloatVector c12 = fromArray(SPECIES, start, s0 + sStride + 2 * LANES);
        FloatVector c13 = fromArray(SPECIES, start, s0 + sStride + 3 * LANES);
        FloatVector c20 = fromArray(SPECIES, start, s0 + 2 * sStride);
        FloatVector c21 = fromArray(SPECIES, start, s0 + 2 * sStride + LANES);
        FloatVector c22 = fromArray(SPECIES, start, s0 + 2 * sStride + 2 * LANES);
        FloatVector c23 = fromArray(SPECIES, start, s0 + 2 * sStride + 3 * LANES);
        FloatVector c30 = fromArray(SPECIES, start, s0 + 3 * sStride);
        FloatVector c31 = fromArray(SPECIES, start, s0 + 3 * sStride + LANES);
        FloatVector c32 = fromArray(SPECIES, start, s0 + 3 * sStride + 2 * LANES);
        FloatVector c33 = fromArray(SPECIES, start, s0 + 3 * sStride + 3 * LANES);
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
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
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
            x = FloatVector.broadcast(SPECIES, a[a2 + 1 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(SPECIES, a[a3 + 1 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c12.intoArray(c, c0 + cStride + 2 * LANES);
        c13.intoArray(c, c0 + cStride + 3 * LANES);
        c20.intoArray(c, c0 + 2 * cStride);
        c21.intoArray(c, c0 + 2 * cStride + LANES);
        c22.intoArray(c, c0 + 2 * cStride + 2 * LANES);
        c23.intoArray(c, c0 + 2 * cStride + 3 * LANES);
        c30.intoArray(c, c0 + 3 * cStride);
        c31.intoArray(c, c0 + 3 * cStride + LANES);
        c32.intoArray(c, c0 + 3 * cStride + 2 * LANES);
        c33.intoArray(c, c0 + 3 * cStride + 3 * LANES);
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
        FloatVector c00 = fromArray(SPECIES, start, s0);
        FloatVector c01 = fromArray(SPECIES, start, s0 + LANES);
        FloatVector c02 = fromArray(SPECIES, start, s0 + 2 * LANES);
        FloatVector c03 = fromArray(SPECIES, start, s0 + 3 * LANES);
        FloatVector c10 = fromArray(SPECIES, start, s0 + sStride);
        FloatVector c11 = fromArray(SPECIES, start, s0 + sStride + LANES);
        FloatVector c12 = fromArray(SPECIES, start, s0 + sStride + 2 * LANES);
        FloatVector c13 = fromArray(SPECIES, start, s0 + sStride + 3 * LANES);
        FloatVector c20 = fromArray(SPECIES, start, s0 + 2 * sStride);
        FloatVector c21 = fromArray(SPECIES, start, s0 + 2 * sStride + LANES);
        FloatVector c22 = fromArray(SPECIES, start, s0 + 2 * sStride + 2 * LANES);
        FloatVector c23 = fromArray(SPECIES, start, s0 + 2 * sStride + 3 * LANES);
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
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
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
            x = FloatVector.broadcast(SPECIES, a[a2 + 1 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c12.intoArray(c, c0 + cStride + 2 * LANES);
        c13.intoArray(c, c0 + cStride + 3 * LANES);
        c20.intoArray(c, c0 + 2 * cStride);
        c21.intoArray(c, c0 + 2 * cStride + LANES);
        c22.intoArray(c, c0 + 2 * cStride + 2 * LANES);
        c23.intoArray(c, c0 + 2 * cStride + 3 * LANES);
    }
}
