package sentiment.recurrent.fused;

/**
 * What a layer reads, N packed rows of it.
 *
 * @param values [count, width] row-major
 * @param places [N] which row of the values each packed row is; {@code null} where it is the one of the same number
 * @param count rows of the values
 */
record LayerInput(float[] values, int[] places, int count) {
    /** Whether several packed rows may be one row of the values. */
    boolean shared() {
        return places != null;
    }
}
