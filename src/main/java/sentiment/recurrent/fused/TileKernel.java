package sentiment.recurrent.fused;

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
        if (TALL == 8) {
            eight(tiles, tile, panels, panel, length, c, c0);
        } else {
            four(tiles, tile, panels, panel, length, c, c0);
        }
    }

    private static void eight(float[] tiles, int tile, float[] panels, int panel, int length, float[] c, int c0) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, c0 + PANEL);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, c0 + PANEL + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, c0 + 2 * PANEL);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, c0 + 2 * PANEL + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, c0 + 3 * PANEL);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, c0 + 3 * PANEL + LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, c, c0 + 4 * PANEL);
        FloatVector c41 = FloatVector.fromArray(SPECIES, c, c0 + 4 * PANEL + LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, c, c0 + 5 * PANEL);
        FloatVector c51 = FloatVector.fromArray(SPECIES, c, c0 + 5 * PANEL + LANES);
        FloatVector c60 = FloatVector.fromArray(SPECIES, c, c0 + 6 * PANEL);
        FloatVector c61 = FloatVector.fromArray(SPECIES, c, c0 + 6 * PANEL + LANES);
        FloatVector c70 = FloatVector.fromArray(SPECIES, c, c0 + 7 * PANEL);
        FloatVector c71 = FloatVector.fromArray(SPECIES, c, c0 + 7 * PANEL + LANES);
        for (int k = 0; k < length; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, tiles[tile + k * 8]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 1 + k * 8]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 2 + k * 8]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 3 + k * 8]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 4 + k * 8]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 5 + k * 8]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 6 + k * 8]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 7 + k * 8]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + PANEL);
        c11.intoArray(c, c0 + PANEL + LANES);
        c20.intoArray(c, c0 + 2 * PANEL);
        c21.intoArray(c, c0 + 2 * PANEL + LANES);
        c30.intoArray(c, c0 + 3 * PANEL);
        c31.intoArray(c, c0 + 3 * PANEL + LANES);
        c40.intoArray(c, c0 + 4 * PANEL);
        c41.intoArray(c, c0 + 4 * PANEL + LANES);
        c50.intoArray(c, c0 + 5 * PANEL);
        c51.intoArray(c, c0 + 5 * PANEL + LANES);
        c60.intoArray(c, c0 + 6 * PANEL);
        c61.intoArray(c, c0 + 6 * PANEL + LANES);
        c70.intoArray(c, c0 + 7 * PANEL);
        c71.intoArray(c, c0 + 7 * PANEL + LANES);
    }

    private static void four(float[] tiles, int tile, float[] panels, int panel, int length, float[] c, int c0) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, c0 + PANEL);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, c0 + PANEL + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, c0 + 2 * PANEL);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, c0 + 2 * PANEL + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, c0 + 3 * PANEL);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, c0 + 3 * PANEL + LANES);
        for (int k = 0; k < length; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, panel + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, panel + LANES + k * PANEL);
            FloatVector x = FloatVector.broadcast(SPECIES, tiles[tile + k * 4]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 1 + k * 4]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 2 + k * 4]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, tiles[tile + 3 + k * 4]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
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
}
