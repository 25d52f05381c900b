package sentiment.recurrent.fused;

import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ParameterLayout.Kind;

/**
 * Maps the weight arrays of one direction of one layer between the flat vector and their padded form: gate g's columns
 * start at g·width instead of g·H, direction d's rows of a stacked layer's input at d·width instead of d·H. Immutable.
 */
final class PaddedBlocks {
    final int inputWidth;
    final int width;
    final int gateWidth;

    private final ParameterLayout layout;
    private final EncoderShape shape;
    private final int layer;
    private final int direction;

    PaddedBlocks(ParameterLayout layout, int layer, int direction) {
        this.layout = layout;
        this.shape = layout.shape();
        this.layer = layer;
        this.direction = direction;
        width = PackedMatrix.padded(shape.hiddenSize());
        gateWidth = shape.cell().gates() * width;
        inputWidth = layer == 0 ? PackedMatrix.padded(shape.inputSize()) : shape.directions() * width;
    }

    /** Copies a block from the flat vector into its padded array. */
    void read(float[] flat, Kind kind, float[] padded) {
        int stride = layout.block(kind, layer, direction).columns() / shape.hiddenSize() * width;
        forEachRun(
                kind,
                (flatIndex, row, column, length) ->
                        System.arraycopy(flat, flatIndex, padded, row * stride + column, length));
    }

    /** Adds rows of a gradient, from {@code firstRow} on, to their block in the flat vector. */
    void addTo(float[] flat, Kind kind, WeightGradient gradient, int firstRow) {
        forEachRun(
                kind,
                (flatIndex, row, column, length) -> gradient.addRowTo(firstRow + row, column, length, flat, flatIndex));
    }

    /** Adds the gradient of a bias, from {@code first} on, to its block in the flat vector. */
    void addTo(float[] flat, Kind kind, float[] padded, int first) {
        forEachRun(kind, (flatIndex, row, column, length) -> {
            for (int i = 0; i < length; i++) {
                flat[flatIndex + i] += padded[first + column + i];
            }
        });
    }

    private void forEachRun(Kind kind, Run run) {
        Block block = layout.block(kind, layer, direction);
        int hidden = shape.hiddenSize();
        int gates = block.columns() / hidden;
        for (int row = 0; row < block.rows(); row++) {
            int paddedRow = kind == Kind.INPUT_WEIGHT && layer > 0 ? row / hidden * width + row % hidden : row;
            for (int gate = 0; gate < gates; gate++) {
                run.accept(block.offset() + row * block.columns() + gate * hidden, paddedRow, gate * width, hidden);
            }
        }
    }

    private interface Run {
        void accept(int flatIndex, int paddedRow, int paddedColumn, int length);
    }
}
