package sentiment.recurrent;

import java.util.Arrays;

/**
 * The gradient of an embedding table by touched rows only: a batch meets a few thousand of the vocabulary's words. Rows
 * keep the order in which they were first touched, so sums are the same in every run. Not thread-safe; reusable after
 * {@link #clear()}.
 */
public final class EmbeddingGradient {
    private final int dimension;
    private final int[] slotOfRow;
    private int[] rows = new int[1024];
    private float[] values;
    private int size;

    /**
     * @param vocabularySize rows of the table
     * @param dimension E
     */
    public EmbeddingGradient(int vocabularySize, int dimension) {
        this.dimension = dimension;
        slotOfRow = new int[vocabularySize];
        Arrays.fill(slotOfRow, -1);
        values = new float[rows.length * dimension];
    }

    /** Adds {@code source[offset .. offset+E)} to a row. */
    public void add(int row, float[] source, int offset) {
        int target = slot(row) * dimension;
        for (int j = 0; j < dimension; j++) {
            values[target + j] += source[offset + j];
        }
    }

    /** Adds another gradient of the same table. */
    public void addAll(EmbeddingGradient other) {
        for (int slot = 0; slot < other.size; slot++) {
            add(other.rows[slot], other.values, slot * dimension);
        }
    }

    /** How many rows were touched. */
    public int size() {
        return size;
    }

    /** The table's row of the i-th touched row. */
    public int row(int i) {
        return rows[i];
    }

    /** E. */
    public int dimension() {
        return dimension;
    }

    /** The values, [size, E] row-major, shared. */
    public float[] values() {
        return values;
    }

    /** Forgets everything; keeps the memory. */
    public void clear() {
        for (int slot = 0; slot < size; slot++) {
            slotOfRow[rows[slot]] = -1;
        }
        Arrays.fill(values, 0, size * dimension, 0f);
        size = 0;
    }

    private int slot(int row) {
        int slot = slotOfRow[row];
        if (slot < 0) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
                values = Arrays.copyOf(values, size * 2 * dimension);
            }
            slot = size++;
            slotOfRow[row] = slot;
            rows[slot] = row;
        }
        return slot;
    }
}
