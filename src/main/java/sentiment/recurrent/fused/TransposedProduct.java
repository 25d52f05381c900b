package sentiment.recurrent.fused;

/**
 * Weight gradients: c += aᵀ · b over many packed rows, block by block, on the kernel of {@link PackedMatrix}. Not
 * thread-safe; holds its scratch.
 */
final class TransposedProduct {
    private static final int BLOCK = 256;

    private final PackedMatrix packed = new PackedMatrix();
    private float[] transposed = new float[0];

    /**
     * @param a [?, m]; its row for packed row n is {@code rowsOfA[n]}, and a zero row where that is -1; {@code null} means
     *     row n itself
     * @param b [rows, columns], rows {@code columns} apart
     * @param c [m, columns], rows {@code columns} apart, added to
     */
    void accumulate(
            float[] a, int aOffset, int aStride, int[] rowsOfA, int m, float[] b, int rows, int columns, float[] c) {
        transposed = Scratch.grown(transposed, m, BLOCK);
        for (int n = 0; n < rows; n += BLOCK) {
            int count = Math.min(BLOCK, rows - n);
            packed.pack(b, n * columns, columns, count, columns);
            for (int k = 0; k < count; k++) {
                int row = rowsOfA == null ? n + k : rowsOfA[n + k];
                if (row < 0) {
                    for (int i = 0; i < m; i++) {
                        transposed[i * BLOCK + k] = 0f;
                    }
                } else {
                    int from = aOffset + row * aStride;
                    for (int i = 0; i < m; i++) {
                        transposed[i * BLOCK + k] = a[from + i];
                    }
                }
            }
            packed.multiply(transposed, 0, BLOCK, m, c, 0, columns, true);
        }
    }
}
