package sentiment.recurrent.fused;

import java.util.Arrays;

/**
 * Weight gradients: c += aᵀ · b over many packed rows, block by block, on the kernel of {@link PackedMatrix}. Not
 * thread-safe; holds its scratch.
 */
final class TransposedProduct {
    private static final int BLOCK = 256;

    private final PackedMatrix packed = new PackedMatrix();
    /** [BLOCK, m + {@link #SKEW}] rows of a. */
    private float[] rowsOfBlock = new float[0];

    /** Keeps the rows of a block from falling into the same few lines of the cache. */
    private static final int SKEW = 16;

    /**
     * @param a [?, m]; its row for packed row n is {@code rowsOfA[n]}, and a zero row where that is -1; {@code null} means
     *     row n itself
     * @param b [rows, columns], rows {@code columns} apart
     * @param c [m, columns], rows {@code columns} apart, added to
     */
    void accumulate(
            float[] a, int aOffset, int aStride, int[] rowsOfA, int m, float[] b, int rows, int columns, float[] c) {
        int stride = m + SKEW;
        rowsOfBlock = Scratch.grown(rowsOfBlock, BLOCK, stride);
        for (int n = 0; n < rows; n += BLOCK) {
            int count = Math.min(BLOCK, rows - n);
            packed.pack(b, n * columns, columns, count, columns);
            for (int k = 0; k < count; k++) {
                int row = rowsOfA == null ? n + k : rowsOfA[n + k];
                if (row < 0) {
                    Arrays.fill(rowsOfBlock, k * stride, k * stride + m, 0f);
                } else {
                    System.arraycopy(a, aOffset + row * aStride, rowsOfBlock, k * stride, m);
                }
            }
            packed.multiply(rowsOfBlock, 0, 1, stride, m, c, 0, columns, true);
        }
    }
}
