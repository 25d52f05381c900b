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

    /** How many panels its columns are. */
    int panels() {
        return columns / PANEL;
    }

    /**
     * One panel of c = a · this, or c += a · this.
     *
     * @param panel which of them
     * @param a [rows, K] from {@code aOffset}, {@code aStride} apart
     * @param c [rows, columns] from {@code cOffset}, {@code cStride} apart
     */
    void multiply(
            int panel,
            float[] a,
            int aOffset,
            int aStride,
            int rows,
            float[] c,
            int cOffset,
            int cStride,
            boolean accumulate) {
        for (int k = 0; k < depth; k += BLOCK) {
            int length = Math.min(BLOCK, depth - k);
            multiplyBlock(
                    a,
                    aOffset + k,
                    aStride,
                    rows,
                    PanelKernel.FIRST + k * columns + panel * length * PANEL,
                    length,
                    c,
                    cOffset + panel * PANEL,
                    cStride,
                    accumulate || k > 0);
        }
    }

    private void multiplyBlock(
            float[] a,
            int a0,
            int aStride,
            int rows,
            int panel,
            int length,
            float[] c,
            int c0,
            int cStride,
            boolean add) {
        float[] start = add ? c : ZEROS;
        int s0 = add ? c0 : 0;
        int sStride = add ? cStride : 0;
        for (int i = 0; i < rows; ) {
            int count = PanelKernel.height(rows - i);
            PanelKernel.multiply(
                    count,
                    a,
                    a0 + i * aStride,
                    aStride,
                    panels,
                    panel,
                    length,
                    start,
                    s0 + i * sStride,
                    sStride,
                    c,
                    c0 + i * cStride,
                    cStride);
            i += count;
        }
    }
}
