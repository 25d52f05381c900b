package sentiment.recurrent.fused;

import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Kind;

/**
 * The weights of one direction of one layer, padded to whole panels and packed once a step. Padded rows and columns are
 * zero. Read by all shards once loaded.
 */
final class DirectionWeights {
    /** Columns of the input, padded. */
    final int inputWidth;
    /** Those of them that may hold something else than zero, in pairs; the others take no part in a product. */
    final int inputDepth;

    /** Columns of the state, padded. */
    final int width;
    /** Those of them that may hold something else than zero, in pairs. */
    final int recurrentDepth;

    final int gateWidth;
    /** Whether they are loaded for a backward pass too. */
    boolean training;

    final float[] bias;
    /** The GRU's bias inside the reset product; empty for the others. */
    final float[] recurrentBias;

    final PackedMatrix packedInput = new PackedMatrix();
    final PackedMatrix packedInputTransposed = new PackedMatrix();
    final PackedMatrix packedRecurrent = new PackedMatrix();
    final PackedMatrix packedRecurrentTransposed = new PackedMatrix();

    private final PaddedBlocks blocks;
    private final float[] input;
    private final float[] recurrent;

    DirectionWeights(ParameterLayout layout, int layer, int direction) {
        blocks = new PaddedBlocks(layout, layer, direction);
        EncoderShape shape = layout.shape();
        inputWidth = blocks.inputWidth;
        inputDepth = layer == 0 ? pairs(shape.inputSize()) : inputWidth;
        recurrentDepth = pairs(shape.hiddenSize());
        width = blocks.width;
        gateWidth = blocks.gateWidth;
        input = new float[Scratch.size(inputWidth, gateWidth)];
        recurrent = new float[Scratch.size(width, gateWidth)];
        bias = new float[gateWidth];
        recurrentBias = new float[shape.cell() == Cell.GRU ? width : 0];
    }

    private static int pairs(int size) {
        return size + size % 2;
    }

    /**
     * Takes the weights from the flat vector and packs them.
     *
     * @param training whether the transposes for the backward pass are wanted too
     */
    void load(float[] flat, boolean training) {
        this.training = training;
        blocks.read(flat, Kind.INPUT_WEIGHT, input);
        blocks.read(flat, Kind.RECURRENT_WEIGHT, recurrent);
        blocks.read(flat, Kind.BIAS, bias);
        if (recurrentBias.length > 0) {
            blocks.read(flat, Kind.RECURRENT_BIAS, recurrentBias);
        }
        packedInput.pack(input, 0, gateWidth, inputDepth, gateWidth);
        packedRecurrent.pack(recurrent, 0, gateWidth, recurrentDepth, gateWidth);
        if (training) {
            packedInputTransposed.packTransposed(input, 0, gateWidth, gateWidth, inputWidth);
            packedRecurrentTransposed.packTransposed(recurrent, 0, gateWidth, gateWidth, width);
        }
    }
}
