package sentiment.recurrent.fused;

import java.util.Arrays;

/**
 * Weight gradients: c += aᵀ · b over some packed rows, on the kernel of {@link PackedMatrix}. The right-hand side is
 * packed once for all left-hand sides. Not thread-safe; holds its scratch.
 */
final class TransposedProduct {
    /** Rows that a product takes at most. */
    static final int BLOCK = 256;

    private final PackedMatrix packed = new PackedMatrix();
    /** [BLOCK, m + {@link #SKEW}] rows of a. */
    private float[] rowsOfBlock = new float[0];

    private int first;
    private int count;
    private int columns;

    /** Keeps the rows of a block from falling into the same few lines of the cache. */
    private static final int SKEW = 16;

    /**
     * Takes the right-hand side.
     *
     * @param b [?, columns], rows {@code columns} apart
     * @param first its first row that takes part
     * @param count how many do, {@link #BLOCK} at most
     */
    void pack(float[] b, int first, int count, int columns) {
        this.first = first;
        this.count = count;
        this.columns = columns;
        packed.pack(b, first * columns, columns, count, columns);
    }

    /**
     * Multiplies the right-hand side last packed.
     *
     * @param a [?, m]; its row for packed row n is {@code rowsOfA[n]}, and a zero row where that is -1; {@code null} means
     *     row n itself
     * @param c [m, columns], rows {@code columns} apart, added to
     */
    void accumulate(float[] a, int aOffset, int aStride, int[] rowsOfA, int m, float[] c) {
        int stride = m + SKEW;
        rowsOfBlock = Scratch.grown(rowsOfBlock, BLOCK, stride);
        for (int k = 0; k < count; k++) {
            int row = rowsOfA == null ? first + k : rowsOfA[first + k];
            if (row < 0) {
                Arrays.fill(rowsOfBlock, k * stride, k * stride + m, 0f);
            } else {
                System.arraycopy(a, aOffset + row * aStride, rowsOfBlock, k * stride, m);
            }
        }
        packed.multiply(rowsOfBlock, 0, 1, stride, m, c, 0, columns, true);
    }
}
