package sentiment.recurrent.fused;

/**
 * The right-hand side of a product, [K, columns], stored in panels that the kernel reads front to back: blocks of
 * {@link #BLOCK} rows, in each block panels of {@link #PANEL} columns, row-major inside. A panel of a block is 32 KB and
 * stays in the nearest caches while every row of the left-hand side passes (Goto &amp; van de Geijn, TOMS 2008).
 * Each value is summed over k in the same order whatever the number of rows, so a review's result does not depend on
 * its batch. Reusable; safe to read from several threads once packed.
 */
final class PackedMatrix {
    /** Every column count is padded to a multiple of it. */
    static final int PANEL = PanelKernel.PANEL;

    /** Values of k that a kernel sums over: as many as the panel in the cache has. */
    static final int BLOCK = 8192 / PANEL;

    private static final int ROW_BLOCK = 96;
    /** What sums start from where nothing is added. */
    private static final float[] ZEROS = new float[PANEL];

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
     * @param depth K, an even number
     * @param columns a multiple of {@link #PANEL}
     */
    void pack(float[] source, int offset, int stride, int depth, int columns) {
        resize(depth, columns);
        int target = PanelKernel.FIRST;
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
        int target = PanelKernel.FIRST;
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
        if (columns % PANEL != 0 || depth % 2 != 0) {
            throw new IllegalArgumentException(
                    depth + " x " + columns + " values are not pairs of rows in whole panels of " + PANEL + ".");
        }
        this.depth = depth;
        this.columns = columns;
        int size = PanelKernel.FIRST + Scratch.size(depth, columns);
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
        int panel = PanelKernel.FIRST + k * columns;
        float[] start = add ? c : ZEROS;
        int s0 = add ? c0 : 0;
        int sStride = add ? cStride : 0;
        int sStep = add ? 1 : 0;
        for (int j = 0; j < columns; j += PANEL, panel += length * PANEL) {
            for (int i = 0; i < rows; ) {
                int count = PanelKernel.height(rows - i);
                int from = s0 + i * sStride + sStep * j;
                int to = c0 + i * cStride + j;
                PanelKernel.multiply(
                        count,
                        a,
                        a0 + i * aStride,
                        aStride,
                        panels,
                        panel,
                        length,
                        start,
                        from,
                        sStride,
                        c,
                        to,
                        cStride);
                i += count;
            }
        }
    }
}
