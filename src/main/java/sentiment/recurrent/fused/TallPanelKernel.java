package sentiment.recurrent.fused;

import static sentiment.recurrent.fused.PanelKernel.PANEL;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link PanelKernel} for processors with 32 vector registers. */
final class TallPanelKernel {
    private TallPanelKernel() {}

    /** Eight rows by one panel: sixteen sums, for the 32 registers of AVX-512. */
    static void eight(
            float[] a,
            int a0,
            int aStride,
            int aStep,
            float[] panels,
            int panel,
            int length,
            float[] c,
            int c0,
            int cStride,
            boolean add) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
        int a6 = a5 + aStride;
        int a7 = a6 + aStride;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c40 = zero;
        FloatVector c41 = zero;
        FloatVector c50 = zero;
        FloatVector c51 = zero;
        FloatVector c60 = zero;
        FloatVector c61 = zero;
        FloatVector c70 = zero;
        FloatVector c71 = zero;
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
            x = FloatVector.broadcast(SPECIES, a[a6 + q]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(SPECIES, a[a7 + q]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
        }
        if (add) {
            c00 = c00.add(FloatVector.fromArray(SPECIES, c, c0));
            c01 = c01.add(FloatVector.fromArray(SPECIES, c, c0 + LANES));
            c10 = c10.add(FloatVector.fromArray(SPECIES, c, c0 + cStride));
            c11 = c11.add(FloatVector.fromArray(SPECIES, c, c0 + cStride + LANES));
            c20 = c20.add(FloatVector.fromArray(SPECIES, c, c0 + 2 * cStride));
            c21 = c21.add(FloatVector.fromArray(SPECIES, c, c0 + 2 * cStride + LANES));
            c30 = c30.add(FloatVector.fromArray(SPECIES, c, c0 + 3 * cStride));
            c31 = c31.add(FloatVector.fromArray(SPECIES, c, c0 + 3 * cStride + LANES));
            c40 = c40.add(FloatVector.fromArray(SPECIES, c, c0 + 4 * cStride));
            c41 = c41.add(FloatVector.fromArray(SPECIES, c, c0 + 4 * cStride + LANES));
            c50 = c50.add(FloatVector.fromArray(SPECIES, c, c0 + 5 * cStride));
            c51 = c51.add(FloatVector.fromArray(SPECIES, c, c0 + 5 * cStride + LANES));
            c60 = c60.add(FloatVector.fromArray(SPECIES, c, c0 + 6 * cStride));
            c61 = c61.add(FloatVector.fromArray(SPECIES, c, c0 + 6 * cStride + LANES));
            c70 = c70.add(FloatVector.fromArray(SPECIES, c, c0 + 7 * cStride));
            c71 = c71.add(FloatVector.fromArray(SPECIES, c, c0 + 7 * cStride + LANES));
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
}
