package sentiment.recurrent.fused;

import static sentiment.recurrent.fused.PanelKernel.PANEL;

import java.util.Arrays;

/**
 * Gradient of a weight matrix [rows, columns] and of its bias [columns]. The weights' lie panel by panel, [columns / PANEL][rows][PANEL], so
 * a product adds to a panel of them in one piece. Not thread-safe.
 */
final class WeightGradient {
    final int rows;
    final int columns;
    final float[] weights;
    final float[] bias;

    /**
     * @param rows as {@link TransposedProduct#rows} counts them
     * @param columns a multiple of {@link PanelKernel#PANEL}
     */
    WeightGradient(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        weights = new float[Scratch.size(rows, columns)];
        bias = new float[columns];
    }

    void clear() {
        Arrays.fill(weights, 0f);
        Arrays.fill(bias, 0f);
    }

    /** Adds another one of the same size. */
    void add(WeightGradient other) {
        VectorMath.add(other.weights, 0, weights, 0, weights.length);
        VectorMath.add(other.bias, 0, bias, 0, columns);
    }

    /** Adds {@code length} values of a row to others; {@code column} is the first of a panel. */
    void addRowTo(int row, int column, int length, float[] target, int offset) {
        for (int j = 0; j < length; j += PANEL) {
            int from = ((column + j) / PANEL * rows + row) * PANEL;
            int count = Math.min(PANEL, length - j);
            for (int i = 0; i < count; i++) {
                target[offset + j + i] += weights[from + i];
            }
        }
    }
}
