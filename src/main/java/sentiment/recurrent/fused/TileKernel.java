package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.PanelKernel.PANEL;
import static sentiment.recurrent.fused.PanelKernel.TALL;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * {@link PanelKernel} for a left-hand side in tiles, [length, {@link PanelKernel#TALL}] row-major: column by column, as a transposed
 * matrix is read. Apart from the kernels for rows, because C2 takes a check out of a loop only where the index has a constant step.
 */
final class TileKernel {
    private TileKernel() {}

    /**
     * c += tileᵀ · panel.
     *
     * @param length rows of both
     * @param c [TALL, PANEL] row-major, in one piece
     */
    static void accumulate(float[] tiles, int tile, float[] panels, int panel, int length, float[] c, int c0) {
        if (TALL == 4) {
            four(tiles, tile, panels, panel, length, c, c0);
        } else {
            two(tiles, tile, panels, panel, length, c, c0);
        }
    }

    private static void four(float[] tiles, int tile, float[] panels, int panel, int length, float[] c, int c0) {
        FloatVector c00 = fromArray(SPECIES, c, c0);
        FloatVector c01 = fromArray(SPECIES, c, c0 + LANES);
        FloatVector c02 = fromArray(SPECIES, c, c0 + 2 * LANES);
        FloatVector c03 = fromArray(SPECIES, c, c0 + 3 * LANES);
        FloatVector c10 = fromArray(SPECIES, c, c0 + PANEL);
        FloatVector c11 = fromArray(SPECIES, c, c0 + PANEL + LANES);
        FloatVector c12 = fromArray(SPECIES, c, c0 + PANEL + 2 * LANES);
        FloatVector c13 = fromArray(SPECIES, c, c0 + PANEL + 3 * LANES);
        FloatVector c20 = fromArray(SPECIES, c, c0 + 2 * PANEL);
        FloatVector c21 = fromArray(SPECIES, c, c0 + 2 * PANEL + LANES);
        FloatVector c22 = fromArray(SPECIES, c, c0 + 2 * PANEL + 2 * LANES);
        FloatVector c23 = fromArray(SPECIES, c, c0 + 2 * PANEL + 3 * LANES);
        FloatVector c30 = fromArray(SPECIES, c, c0 + 3 * PANEL);
        FloatVector c31 = fromArray(SPECIES, c, c0 + 3 * PANEL + LANES);
        FloatVector c32 = fromArray(SPECIES, c, c0 + 3 * PANEL + 2 * LANES);
        FloatVector c33 = fromArray(SPECIES, c, c0 + 3 * PANEL + 3 * LANES);
        for (int k = 0; k < length; k++) {
            FloatVector b0 = fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector b2 = fromArray(SPECIES, panels, panel + 2 * LANES + k * PANEL);
            FloatVector b3 = fromArray(SPECIES, panels, panel + 3 * LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, tiles[tile + k * 4]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 1 + k * 4]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 2 + k * 4]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 3 + k * 4]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + PANEL);
        c11.intoArray(c, c0 + PANEL + LANES);
        c12.intoArray(c, c0 + PANEL + 2 * LANES);
        c13.intoArray(c, c0 + PANEL + 3 * LANES);
        c20.intoArray(c, c0 + 2 * PANEL);
        c21.intoArray(c, c0 + 2 * PANEL + LANES);
        c22.intoArray(c, c0 + 2 * PANEL + 2 * LANES);
        c23.intoArray(c, c0 + 2 * PANEL + 3 * LANES);
        c30.intoArray(c, c0 + 3 * PANEL);
        c31.intoArray(c, c0 + 3 * PANEL + LANES);
        c32.intoArray(c, c0 + 3 * PANEL + 2 * LANES);
        c33.intoArray(c, c0 + 3 * PANEL + 3 * LANES);
    }

    private static void two(float[] tiles, int tile, float[] panels, int panel, int length, float[] c, int c0) {
        FloatVector c00 = fromArray(SPECIES, c, c0);
        FloatVector c01 = fromArray(SPECIES, c, c0 + LANES);
        FloatVector c02 = fromArray(SPECIES, c, c0 + 2 * LANES);
        FloatVector c03 = fromArray(SPECIES, c, c0 + 3 * LANES);
        FloatVector c10 = fromArray(SPECIES, c, c0 + PANEL);
        FloatVector c11 = fromArray(SPECIES, c, c0 + PANEL + LANES);
        FloatVector c12 = fromArray(SPECIES, c, c0 + PANEL + 2 * LANES);
        FloatVector c13 = fromArray(SPECIES, c, c0 + PANEL + 3 * LANES);
        for (int k = 0; k < length; k++) {
            FloatVector b0 = fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector b2 = fromArray(SPECIES, panels, panel + 2 * LANES + k * PANEL);
            FloatVector b3 = fromArray(SPECIES, panels, panel + 3 * LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, tiles[tile + k * 2]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 1 + k * 2]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c02.intoArray(c, c0 + 2 * LANES);
        c03.intoArray(c, c0 + 3 * LANES);
        c10.intoArray(c, c0 + PANEL);
        c11.intoArray(c, c0 + PANEL + LANES);
        c12.intoArray(c, c0 + PANEL + 2 * LANES);
        c13.intoArray(c, c0 + PANEL + 3 * LANES);
    }
}
