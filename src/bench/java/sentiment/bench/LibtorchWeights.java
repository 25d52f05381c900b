package sentiment.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ParameterLayout.Kind;
import sentiment.recurrent.Pooling;

/**
 * How libtorch's weight arrays and the engines' flat vector map onto each other. libtorch keeps {@code weight_ih_l0}
 * [G·H, in] and {@code weight_hh_l0} [G·H, H], the transposes of W and U, and two biases [G·H]. Their sum is b, but in the
 * last gate of a GRU, whose second bias stands inside the reset gate's product: c.
 */
final class LibtorchWeights {
    private final ParameterLayout layout;

    LibtorchWeights(EncoderShape shape) {
        layout = ParameterLayout.of(shape);
    }

    /** The flat vector [P] of libtorch's weights. */
    float[] flat(Map<String, float[]> weights) {
        float[] flat = new float[layout.size()];
        forEachDirection((layer, direction, suffix) -> {
            Block input = layout.block(Kind.INPUT_WEIGHT, layer, direction);
            Block recurrent = layout.block(Kind.RECURRENT_WEIGHT, layer, direction);
            put(flat, input, transposed(weights.get("weight_ih" + suffix), input.columns(), input.rows()));
            put(flat, recurrent, transposed(weights.get("weight_hh" + suffix), recurrent.columns(), recurrent.rows()));
            float[] bias = weights.get("bias_ih" + suffix).clone();
            float[] second = weights.get("bias_hh" + suffix);
            int added = bias.length - ownBiases();
            for (int j = 0; j < added; j++) {
                bias[j] += second[j];
            }
            put(flat, layout.block(Kind.BIAS, layer, direction), bias);
            if (ownBiases() > 0) {
                put(
                        flat,
                        layout.block(Kind.RECURRENT_BIAS, layer, direction),
                        Arrays.copyOfRange(second, added, second.length));
            }
        });
        if (layout.shape().pooling() == Pooling.ATTENTION) {
            put(flat, layout.attention(), weights.get(LibtorchParity.ATTENTION));
        }
        return flat;
    }

    /** The gradient [P] of the flat vector as that of libtorch's weights, under their names with {@code .grad}. */
    Map<String, float[]> gradients(float[] flat) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        forEachDirection((layer, direction, suffix) -> {
            Block input = layout.block(Kind.INPUT_WEIGHT, layer, direction);
            Block recurrent = layout.block(Kind.RECURRENT_WEIGHT, layer, direction);
            gradients.put("weight_ih" + suffix + ".grad", transposed(get(flat, input), input.rows(), input.columns()));
            gradients.put(
                    "weight_hh" + suffix + ".grad",
                    transposed(get(flat, recurrent), recurrent.rows(), recurrent.columns()));
            float[] bias = get(flat, layout.block(Kind.BIAS, layer, direction));
            gradients.put("bias_ih" + suffix + ".grad", bias);
            float[] second = bias.clone();
            if (ownBiases() > 0) {
                float[] own = get(flat, layout.block(Kind.RECURRENT_BIAS, layer, direction));
                System.arraycopy(own, 0, second, second.length - own.length, own.length);
            }
            gradients.put("bias_hh" + suffix + ".grad", second);
        });
        if (layout.shape().pooling() == Pooling.ATTENTION) {
            gradients.put(LibtorchParity.ATTENTION + ".grad", get(flat, layout.attention()));
        }
        return gradients;
    }

    /** How many values of the second bias are not added to the first: the last ones. */
    private int ownBiases() {
        return layout.shape().cell() == Cell.GRU ? layout.shape().hiddenSize() : 0;
    }

    private void forEachDirection(DirectionAction action) {
        for (int layer = 0; layer < layout.shape().layers(); layer++) {
            for (int direction = 0; direction < layout.shape().directions(); direction++) {
                action.accept(layer, direction, "_l" + layer + (direction == 1 ? "_reverse" : ""));
            }
        }
    }

    private static void put(float[] flat, Block block, float[] values) {
        System.arraycopy(values, 0, flat, block.offset(), block.size());
    }

    private static float[] get(float[] flat, Block block) {
        return Arrays.copyOfRange(flat, block.offset(), block.offset() + block.size());
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }

    private interface DirectionAction {
        void accept(int layer, int direction, String suffix);
    }
}
