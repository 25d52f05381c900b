package sentiment.recurrent.fused;

import sentiment.recurrent.Cell;

/**
 * The element-wise work of a cell on the rows of one step, forward and backward, in one pass each. Stateless and
 * thread-safe: everything lies in the {@link DirectionState} and the layer's output.
 */
interface FusedCell {
    static FusedCell of(Cell cell) {
        return switch (cell) {
            case RNN -> new FusedRnn();
            case GRU -> new FusedGru();
            case LSTM -> new FusedLstm();
        };
    }

    /** Whether the recurrent product goes to {@link DirectionState#recurrent} instead of onto {@link DirectionState#preActivations}. */
    default boolean separateRecurrent() {
        return false;
    }

    /** Whether it has a {@link DirectionState#cell} beside its output. */
    default boolean hasCellState() {
        return false;
    }

    /**
     * Turns pre-activations into outputs.
     *
     * @param step the rows of this step
     * @param from the first of them to work on
     * @param to the first behind those to work on
     * @param weights biases
     * @param output [N, stride] the layer's output; this direction's columns are written
     */
    void forward(
            DirectionState state,
            StepRows step,
            int from,
            int to,
            DirectionWeights weights,
            float[] output,
            int stride);

    /**
     * Turns {@link DirectionState#hiddenGradient} into the gradient of the step's pre-activations, in place of the gates. What goes
     * back to the previous step other than through U takes its place.
     */
    void backward(DirectionState state, StepRows step, int from, int to, float[] output, int stride);

    /**
     * The rows of one step.
     *
     * @param time its place in the texts, from 0
     * @param first its first packed row
     * @param count its rows
     * @param previous the first packed row of the step before it in this direction
     * @param carried how many of the rows, the first ones, continue from there; the others start from zero
     */
    record StepRows(int time, int first, int count, int previous, int carried) {}
}
