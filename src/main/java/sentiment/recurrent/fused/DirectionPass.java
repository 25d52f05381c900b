package sentiment.recurrent.fused;

import sentiment.batch.PackedLayout;
import sentiment.recurrent.fused.FusedCell.StepRows;

/**
 * Runs one direction of one layer over a packed shard, forward and backward through time (Werbos 1990). The reverse
 * direction needs no reordering: it walks the row blocks from the last to the first, and a review joins when the walk
 * reaches its last step. Not thread-safe.
 */
final class DirectionPass {
    private static final int PROJECTED_ROWS = 96;

    private final FusedCell cell;
    private final DirectionWeights weights;
    private final boolean reversed;
    private final DirectionState state;
    private final SharedProduct product;
    private final SharedGates gates;
    /** [distinct rows of the input, gateWidth] where rows share them. */
    private float[] projections = new float[0];

    DirectionPass(FusedCell cell, DirectionWeights weights, int direction, TeamMember member) {
        this.cell = cell;
        this.weights = weights;
        this.reversed = direction == 1;
        state = new DirectionState(weights.width, weights.gateWidth, direction * weights.width);
        product = new SharedProduct(member);
        gates = new SharedGates(member, cell, state, weights);
    }

    /**
     * @param input as wide as weights.inputWidth
     * @param output [N, stride], this direction's columns are written
     */
    void forward(PackedLayout layout, LayerInput input, float[] output, int stride) {
        state.begin(weights.training, cell, layout.rows(), layout.sequences());
        if (input.shared()) {
            projections = Scratch.grown(projections, input.count(), state.gateWidth);
            project(input, 0, input.count(), projections);
        }
        for (int s = 0; s < layout.steps(); ) {
            int end = projectFrom(layout, s, input);
            for (; s < end; s++) {
                forward(step(layout, s), output, stride);
            }
        }
    }

    private void forward(StepRows step, float[] output, int stride) {
        boolean separate = cell.separateRecurrent();
        if (step.carried() > 0) {
            product.multiply(
                    weights.packedRecurrent,
                    output,
                    step.previous() * stride + state.column,
                    stride,
                    step.carried(),
                    separate ? state.recurrent : state.preActivations,
                    separate ? state.gate(step.first()) : state.preActivation(step.first()),
                    state.gateWidth,
                    !separate);
        }
        gates.forward(step, output, stride);
    }

    /**
     * Projects the input of the walk's next steps, of no more than a product needs rows to be fast: their pre-activations are
     * still in the cache when the recurrent product is added.
     *
     * @return the first step that is not projected yet
     */
    private int projectFrom(PackedLayout layout, int s, LayerInput input) {
        int end = s;
        int rows = 0;
        while (end < layout.steps() && rows < PROJECTED_ROWS) {
            rows += step(layout, end).count();
            end++;
        }
        int first = step(layout, reversed ? end - 1 : s).first();
        state.beginRows(cell, first, rows);
        if (input.shared()) {
            int width = state.gateWidth;
            for (int row = first; row < first + rows; row++) {
                System.arraycopy(
                        projections,
                        input.places()[row] * width,
                        state.preActivations,
                        state.preActivation(row),
                        width);
            }
        } else {
            project(input, first, rows, state.preActivations);
        }
        return end;
    }

    /** Projects rows of the values of an input to the start of an array. */
    private void project(LayerInput input, int first, int rows, float[] target) {
        int width = weights.inputWidth;
        product.multiply(
                weights.packedInput, input.values(), first * width, width, rows, target, 0, state.gateWidth, false);
    }

    /**
     * The arrays of a layer that a backward pass reads and writes.
     *
     * @param input that of the forward pass
     * @param output [N, stride]
     * @param stride columns of the output
     * @param outputGradient only read
     * @param inputGradient [N, weights.inputWidth], or {@code null} where nobody wants it
     * @param accumulate whether to add to the input gradient or overwrite it
     */
    record LayerArrays(
            LayerInput input,
            float[] output,
            int stride,
            OutputGradient outputGradient,
            float[] inputGradient,
            boolean accumulate) {}

    /** Goes back through the last forward pass; the weights' gradient is added to. */
    void backward(PackedLayout layout, LayerArrays arrays, DirectionGradient gradient, TransposedProduct products) {
        int[] previousRows = layout.previousRows(reversed);
        state.beginBackward(cell, layout.sequences());
        int first = 0;
        int rows = 0;
        for (int s = layout.steps() - 1; s >= 0; s--) {
            StepRows step = step(layout, s);
            if (rows > 0 && rows + step.count() > TransposedProduct.BLOCK) {
                addGradients(first, rows, previousRows, arrays, gradient, products);
                rows = 0;
            }
            arrays.outputGradient.addTo(step.time(), state.column, state.width, state.hiddenGradient);
            backward(step, arrays);
            first = rows == 0 ? step.first() : Math.min(first, step.first());
            rows += step.count();
        }
        addGradients(first, rows, previousRows, arrays, gradient, products);
    }

    private void backward(StepRows step, LayerArrays arrays) {
        gates.backward(step, arrays.output, arrays.stride);
        if (step.carried() > 0) {
            product.multiply(
                    weights.packedRecurrentTransposed,
                    cell.separateRecurrent() ? state.recurrent : state.gates,
                    step.first() * state.gateWidth,
                    state.gateWidth,
                    step.carried(),
                    state.hiddenGradient,
                    0,
                    state.width,
                    true);
        }
    }

    /** Takes what the rows last walked give, while their gradients are still in the cache. */
    private void addGradients(
            int first,
            int rows,
            int[] previousRows,
            LayerArrays arrays,
            DirectionGradient gradient,
            TransposedProduct products) {
        int gateWidth = state.gateWidth;
        int inputWidth = weights.inputWidth;
        if (arrays.inputGradient != null) {
            product.multiply(
                    weights.packedInputTransposed,
                    state.gates,
                    first * gateWidth,
                    gateWidth,
                    rows,
                    arrays.inputGradient,
                    first * inputWidth,
                    inputWidth,
                    arrays.accumulate);
        }
        for (int n = first; n < first + rows; n += TransposedProduct.BLOCK) {
            int count = Math.min(TransposedProduct.BLOCK, first + rows - n);
            int recurrentRow = gradient.firstRecurrentRow;
            products.begin(count, recurrentRow + TransposedProduct.rows(weights.recurrentDepth));
            products.take(0, arrays.input.values(), 0, inputWidth, arrays.input.places(), n, weights.inputDepth);
            products.take(
                    recurrentRow, arrays.output, state.column, arrays.stride, previousRows, n, weights.recurrentDepth);
            products.accumulate(0, state.gates, n, gradient.gates);
            if (gradient.recurrent != null) {
                products.accumulate(recurrentRow, state.recurrent, n, gradient.recurrent);
            }
        }
    }

    /** The rows of the walk's s-th step. */
    private StepRows step(PackedLayout layout, int s) {
        int t = reversed ? layout.steps() - 1 - s : s;
        int carried = layout.carriedRows(t, reversed);
        int previous = carried == 0 ? -1 : layout.offsets()[reversed ? t + 1 : t - 1];
        return new StepRows(t, layout.offsets()[t], layout.batchSizes()[t], previous, carried);
    }
}
