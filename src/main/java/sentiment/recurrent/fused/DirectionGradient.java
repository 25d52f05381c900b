package sentiment.recurrent.fused;

import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Kind;

/** The weight gradient of one direction of one layer on one shard, in the padded form of {@link PaddedBlocks}. */
final class DirectionGradient {
    /** Rows of input weights, then of recurrent weights but for a GRU, and the bias. */
    final WeightGradient gates;
    /** A GRU's rows of recurrent weights and the bias inside its reset product; {@code null} for the others. */
    final WeightGradient recurrent;
    /** The row of {@link #gates} where recurrent weights begin. */
    final int firstRecurrentRow;

    private final PaddedBlocks blocks;

    DirectionGradient(ParameterLayout layout, int layer, int direction, DirectionWeights weights) {
        blocks = new PaddedBlocks(layout, layer, direction);
        firstRecurrentRow = TransposedProduct.rows(weights.inputDepth);
        int recurrentRows = TransposedProduct.rows(weights.recurrentDepth);
        boolean separate = weights.recurrentBias.length > 0;
        gates = new WeightGradient(firstRecurrentRow + (separate ? 0 : recurrentRows), weights.gateWidth);
        recurrent = separate ? new WeightGradient(recurrentRows, weights.gateWidth) : null;
    }

    void clear() {
        gates.clear();
        if (recurrent != null) {
            recurrent.clear();
        }
    }

    void add(DirectionGradient other) {
        gates.add(other.gates);
        if (recurrent != null) {
            recurrent.add(other.recurrent);
        }
    }

    void addTo(float[] flat) {
        blocks.addTo(flat, Kind.INPUT_WEIGHT, gates, 0);
        blocks.addTo(flat, Kind.BIAS, gates.bias, 0);
        if (recurrent == null) {
            blocks.addTo(flat, Kind.RECURRENT_WEIGHT, gates, firstRecurrentRow);
        } else {
            blocks.addTo(flat, Kind.RECURRENT_WEIGHT, recurrent, 0);
            blocks.addTo(flat, Kind.RECURRENT_BIAS, recurrent.bias, recurrent.columns - blocks.width);
        }
    }
}
