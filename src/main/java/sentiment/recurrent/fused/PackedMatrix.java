package sentiment.recurrent.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The right-hand side of a product, [K, columns], stored in panels that the kernel reads front to back: blocks of
 * {@link #BLOCK} rows, in each block panels of {@link #PANEL} columns, row-major inside. A panel of a block is 16 KB and
 * stays in the first-level cache while every row of the left-hand side passes (Goto &amp; van de Geijn, TOMS 2008).
 * Each value is summed over k in the same order whatever the number of rows, so a review's result does not depend on
 * its batch. Reusable; safe to read from several threads once packed.
 */
final class PackedMatrix {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Columns of a panel: two vectors. Every column count is padded to a multiple of it. */
    static final int PANEL = 2 * LANES;

    private static final int BLOCK = 4096 / PANEL;
    private static final int ROW_BLOCK = 96;

    private float[] panels = new float[0];
    private int depth;
    private int columns;

    /** The next multiple of {@link #PANEL}. */
    static int padded(int size) {
        return (size + PANEL - 1) / PANEL * PANEL;
    }

    /**
     * Packs K rows of a row-major matrix.
     *
     * @param stride distance of two rows
     * @param columns a multiple of {@link #PANEL}
     */
    void pack(float[] source, int offset, int stride, int depth, int columns) {
        resize(depth, columns);
        int target = 0;
        for (int k0 = 0; k0 < depth; k0 += BLOCK) {
            int k1 = Math.min(depth, k0 + BLOCK);
            for (int j = 0; j < columns; j += PANEL) {
                for (int k = k0; k < k1; k++, target += PANEL) {
                    System.arraycopy(source, offset + k * stride + j, panels, target, PANEL);
                }
            }
        }
    }

    /** Packs the transpose of a row-major matrix [columns, depth]. */
    void packTransposed(float[] source, int offset, int stride, int depth, int columns) {
        resize(depth, columns);
        int target = 0;
        for (int k0 = 0; k0 < depth; k0 += BLOCK) {
            int k1 = Math.min(depth, k0 + BLOCK);
            for (int j = 0; j < columns; j += PANEL) {
                for (int column = 0; column < PANEL; column++) {
                    int from = offset + (j + column) * stride;
                    for (int k = k0; k < k1; k++) {
                        panels[target + (k - k0) * PANEL + column] = source[from + k];
                    }
                }
                target += (k1 - k0) * PANEL;
            }
        }
    }

    private void resize(int depth, int columns) {
        if (columns % PANEL != 0) {
            throw new IllegalArgumentException(columns + " columns are not whole panels of " + PANEL + ".");
        }
        this.depth = depth;
        this.columns = columns;
        int size = Math.multiplyExact(depth, columns);
        if (panels.length < size) {
            panels = new float[size];
        }
    }

    /**
     * c = a · this, or c += a · this.
     *
     * @param a [rows, K] from {@code aOffset}, {@code aStride} apart
     * @param c [rows, columns] from {@code cOffset}, {@code cStride} apart
     */
    void multiply(
            float[] a, int aOffset, int aStride, int rows, float[] c, int cOffset, int cStride, boolean accumulate) {
        for (int i = 0; i < rows; i += ROW_BLOCK) {
            int count = Math.min(ROW_BLOCK, rows - i);
            for (int k = 0; k < depth; k += BLOCK) {
                multiplyBlock(
                        a,
                        aOffset + i * aStride + k,
                        aStride,
                        count,
                        k,
                        c,
                        cOffset + i * cStride,
                        cStride,
                        accumulate || k > 0);
            }
        }
    }

    private void multiplyBlock(
            float[] a, int a0, int aStride, int rows, int k, float[] c, int c0, int cStride, boolean add) {
        int length = Math.min(BLOCK, depth - k);
        int panel = k * columns;
        int grouped = rows - rows % 3;
        for (int j = 0; j < columns; j += PANEL, panel += length * PANEL) {
            int i = 0;
            for (; i + 6 <= rows; i += 6) {
                six(a, a0 + i * aStride, aStride, panel, length, c, c0 + i * cStride + j, cStride, add);
            }
            if (i < grouped) {
                three(a, a0 + i * aStride, aStride, panel, length, c, c0 + i * cStride + j, cStride, add);
            }
        }
        for (int i = grouped; i < rows; i++) {
            multiplyRow(a, a0 + i * aStride, k * columns, length, c, c0 + i * cStride, add);
        }
    }

    private void multiplyRow(float[] a, int a0, int firstPanel, int length, float[] c, int c0, boolean add) {
        int panel = firstPanel;
        int j = 0;
        for (; j + 4 * PANEL <= columns; j += 4 * PANEL, panel += 4 * length * PANEL) {
            oneByFour(a, a0, panel, length, c, c0 + j, add);
        }
        for (; j < columns; j += PANEL, panel += length * PANEL) {
            one(a, a0, panel, length, c, c0 + j, add);
        }
    }

    /**
     * Six rows by one panel of the result, held in twelve vector registers while k runs. One branch for all sums: a branch
     * for each makes C2 spill them and halves the speed.
     */
    private void six(
            float[] a, int a0, int aStride, int panel, int length, float[] c, int c0, int cStride, boolean add) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
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
        for (int k = 0, p = panel; k < length; k++, p += PANEL) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, p);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, p + LANES);
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

    private void three(
            float[] a, int a0, int aStride, int panel, int length, float[] c, int c0, int cStride, boolean add) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        for (int k = 0, p = panel; k < length; k++, p += PANEL) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, p);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, p + LANES);
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
        if (add) {
            c00 = c00.add(FloatVector.fromArray(SPECIES, c, c0));
            c01 = c01.add(FloatVector.fromArray(SPECIES, c, c0 + LANES));
            c10 = c10.add(FloatVector.fromArray(SPECIES, c, c0 + cStride));
            c11 = c11.add(FloatVector.fromArray(SPECIES, c, c0 + cStride + LANES));
            c20 = c20.add(FloatVector.fromArray(SPECIES, c, c0 + 2 * cStride));
            c21 = c21.add(FloatVector.fromArray(SPECIES, c, c0 + 2 * cStride + LANES));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + LANES);
        c10.intoArray(c, c0 + cStride);
        c11.intoArray(c, c0 + cStride + LANES);
        c20.intoArray(c, c0 + 2 * cStride);
        c21.intoArray(c, c0 + 2 * cStride + LANES);
    }

    /** One row by four panels: enough sums at once to hide the latency of each, and each in the order of {@link #six}. */
    private void oneByFour(float[] a, int a0, int panel, int length, float[] c, int c0, boolean add) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        int distance = length * PANEL;
        for (int k = 0, p = panel; k < length; k++, p += PANEL) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
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
        if (add) {
            c00 = c00.add(FloatVector.fromArray(SPECIES, c, c0));
            c01 = c01.add(FloatVector.fromArray(SPECIES, c, c0 + LANES));
            c10 = c10.add(FloatVector.fromArray(SPECIES, c, c0 + PANEL));
            c11 = c11.add(FloatVector.fromArray(SPECIES, c, c0 + PANEL + LANES));
            c20 = c20.add(FloatVector.fromArray(SPECIES, c, c0 + 2 * PANEL));
            c21 = c21.add(FloatVector.fromArray(SPECIES, c, c0 + 2 * PANEL + LANES));
            c30 = c30.add(FloatVector.fromArray(SPECIES, c, c0 + 3 * PANEL));
            c31 = c31.add(FloatVector.fromArray(SPECIES, c, c0 + 3 * PANEL + LANES));
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

    private void one(float[] a, int a0, int panel, int length, float[] c, int c0, boolean add) {
        FloatVector left = FloatVector.zero(SPECIES);
        FloatVector right = left;
        for (int k = 0, p = panel; k < length; k++, p += PANEL) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            left = x.fma(FloatVector.fromArray(SPECIES, panels, p), left);
            right = x.fma(FloatVector.fromArray(SPECIES, panels, p + LANES), right);
        }
        if (add) {
            left = left.add(FloatVector.fromArray(SPECIES, c, c0));
            right = right.add(FloatVector.fromArray(SPECIES, c, c0 + LANES));
        }
        left.intoArray(c, c0);
        right.intoArray(c, c0 + LANES);
    }
}
