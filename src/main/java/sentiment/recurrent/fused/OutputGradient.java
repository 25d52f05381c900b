package sentiment.recurrent.fused;

import sentiment.batch.PackedLayout;

/**
 * The gradient of a layer's output, taken step by step on the way back: what a pooling gives to few values of a step, or to all of them in the
 * same way, never fills an array of all packed rows.
 */
interface OutputGradient {
    /**
     * Adds the gradient of some columns of a step's rows.
     *
     * @param t the step
     * @param column the first of the columns
     * @param columns how many
     * @param target [rows of the step, columns]
     */
    void addTo(int t, int column, int columns, float[] target);

    /** One that lies in an array [N, stride]. */
    record Dense(PackedLayout layout, float[] values, int stride) implements OutputGradient {
        @Override
        public void addTo(int t, int column, int columns, float[] target) {
            int from = layout.offsets()[t] * stride + column;
            for (int r = 0; r < layout.batchSizes()[t]; r++) {
                VectorMath.add(values, from + r * stride, target, r * columns, columns);
            }
        }
    }
}
