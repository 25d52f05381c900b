package sentiment.recurrent;

import java.util.Arrays;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ParameterLayout.Kind;

/**
 * The encoder as a textbook has it: plain loops in double precision over a batch padded to its longest review, where a
 * masked step keeps the state. It shares nothing with the engines but the order of the weights.
 */
final class PaddedReference {
    /** What stands in the padding: a word like any other, so that reading it would show. */
    private static final int PADDING = 2;

    private final EncoderShape shape;
    private final ParameterLayout layout;
    private final float[] parameters;
    private final float[] table;

    PaddedReference(EncoderShape shape, float[] parameters, float[] table) {
        this.shape = shape;
        this.parameters = parameters;
        this.table = table;
        layout = ParameterLayout.of(shape);
    }

    /** Review vectors [B][D], pooled by last, mean or max. */
    double[][] encode(int[][] ids) {
        int steps = Arrays.stream(ids).mapToInt(review -> review.length).max().orElseThrow();
        double[][] vectors = new double[ids.length][];
        for (int b = 0; b < ids.length; b++) {
            boolean[] mask = new boolean[steps];
            Arrays.fill(mask, 0, ids[b].length, true);
            double[][] x = new double[steps][];
            for (int t = 0; t < steps; t++) {
                x[t] = embedding(mask[t] ? ids[b][t] : PADDING);
            }
            vectors[b] = encode(x, mask);
        }
        return vectors;
    }

    private double[] embedding(int id) {
        double[] values = new double[shape.inputSize()];
        Arrays.setAll(values, j -> table[id * shape.inputSize() + j]);
        return values;
    }

    private double[] encode(double[][] embeddings, boolean[] mask) {
        double[][] x = embeddings;
        double[] last = new double[shape.outputSize()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            double[][] output = new double[x.length][shape.outputSize()];
            for (int direction = 0; direction < shape.directions(); direction++) {
                run(layer, direction, x, mask, output, last);
            }
            x = output;
        }
        return shape.pooling() == Pooling.LAST ? last : pool(x, mask);
    }

    private void run(int layer, int direction, double[][] x, boolean[] mask, double[][] output, double[] last) {
        int size = shape.hiddenSize();
        double[] h = new double[size];
        double[] c = new double[size];
        for (int s = 0; s < x.length; s++) {
            int t = direction == 0 ? s : x.length - 1 - s;
            if (mask[t]) {
                h = step(layer, direction, x[t], h, c);
            }
            System.arraycopy(h, 0, output[t], direction * size, size);
        }
        System.arraycopy(h, 0, last, direction * size, size);
    }

    /** The next state; an LSTM's cell state is changed in place. */
    private double[] step(int layer, int direction, double[] x, double[] h, double[] c) {
        int size = shape.hiddenSize();
        Block bias = layout.block(Kind.BIAS, layer, direction);
        double[] input = product(x, layout.block(Kind.INPUT_WEIGHT, layer, direction));
        Arrays.setAll(input, j -> input[j] + parameters[bias.offset() + j]);
        double[] recurrent = product(h, layout.block(Kind.RECURRENT_WEIGHT, layer, direction));
        double[] next = new double[size];
        for (int j = 0; j < size; j++) {
            next[j] = switch (shape.cell()) {
                case RNN -> Math.tanh(input[j] + recurrent[j]);
                case GRU -> {
                    float inner = parameters[
                            layout.block(Kind.RECURRENT_BIAS, layer, direction).offset() + j];
                    double r = sigmoid(input[j] + recurrent[j]);
                    double z = sigmoid(input[size + j] + recurrent[size + j]);
                    double n = Math.tanh(input[2 * size + j] + r * (recurrent[2 * size + j] + inner));
                    yield (1 - z) * n + z * h[j];
                }
                case LSTM -> {
                    double i = sigmoid(input[j] + recurrent[j]);
                    double f = sigmoid(input[size + j] + recurrent[size + j]);
                    double g = Math.tanh(input[2 * size + j] + recurrent[2 * size + j]);
                    double o = sigmoid(input[3 * size + j] + recurrent[3 * size + j]);
                    c[j] = f * c[j] + i * g;
                    yield o * Math.tanh(c[j]);
                }
            };
        }
        return next;
    }

    private double[] product(double[] x, Block weights) {
        double[] product = new double[weights.columns()];
        for (int k = 0; k < weights.rows(); k++) {
            for (int j = 0; j < weights.columns(); j++) {
                product[j] += x[k] * parameters[weights.offset() + k * weights.columns() + j];
            }
        }
        return product;
    }

    private double[] pool(double[][] output, boolean[] mask) {
        boolean max = shape.pooling() == Pooling.MAX;
        double[] pooled = new double[shape.outputSize()];
        Arrays.fill(pooled, max ? Double.NEGATIVE_INFINITY : 0);
        int length = 0;
        for (int t = 0; t < output.length; t++) {
            if (mask[t]) {
                double[] step = output[t];
                length++;
                Arrays.setAll(pooled, j -> max ? Math.max(pooled[j], step[j]) : pooled[j] + step[j]);
            }
        }
        double divisor = max ? 1 : length;
        Arrays.setAll(pooled, j -> pooled[j] / divisor);
        return pooled;
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
