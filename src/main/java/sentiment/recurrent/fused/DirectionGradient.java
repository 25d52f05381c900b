package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Kind;

/** The weight gradient of one direction of one layer on one shard, in the padded form of {@link PaddedBlocks}. */
final class DirectionGradient {
    final float[] input;
    final float[] recurrent;
    final float[] bias;
    final float[] recurrentBias;
    private final PaddedBlocks blocks;

    DirectionGradient(ParameterLayout layout, int layer, int direction, DirectionWeights weights) {
        blocks = new PaddedBlocks(layout, layer, direction);
        input = new float[weights.inputWidth * weights.gateWidth];
        recurrent = new float[weights.width * weights.gateWidth];
        bias = new float[weights.gateWidth];
        recurrentBias = new float[weights.recurrentBias.length];
    }

    void clear() {
        Arrays.fill(input, 0f);
        Arrays.fill(recurrent, 0f);
        Arrays.fill(bias, 0f);
        Arrays.fill(recurrentBias, 0f);
    }

    void addTo(float[] flat) {
        blocks.addTo(flat, Kind.INPUT_WEIGHT, input);
        blocks.addTo(flat, Kind.RECURRENT_WEIGHT, recurrent);
        blocks.addTo(flat, Kind.BIAS, bias);
        if (recurrentBias.length > 0) {
            blocks.addTo(flat, Kind.RECURRENT_BIAS, recurrentBias);
        }
    }
}
