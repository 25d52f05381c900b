package sentiment.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import sentiment.recurrent.Cell;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Block;

/**
 * First values of an encoder's weights: Glorot-uniform input weights for each gate (Glorot &amp; Bengio, AISTATS 2010),
 * orthogonal recurrent weights for each gate (Saxe et al., ICLR 2014), zero biases but 1 for the LSTM's forget gate
 * (Gers et al. 2000; Jozefowicz et al., ICML 2015), zero attention, which starts as the plain mean.
 */
final class InitialWeights {
    private InitialWeights() {}

    /** @return [P] in the order of the layout; the same seed gives the same values */
    static float[] of(ParameterLayout layout, long seed) {
        float[] values = new float[layout.size()];
        RandomGenerator random = new SplittableRandom(seed);
        int hidden = layout.shape().hiddenSize();
        for (Block block : layout.blocks()) {
            switch (block.kind()) {
                case INPUT_WEIGHT -> glorot(values, block, hidden, random);
                case RECURRENT_WEIGHT -> orthogonal(values, block, hidden, random);
                case BIAS -> {
                    if (layout.shape().cell() == Cell.LSTM) {
                        Arrays.fill(values, block.offset() + hidden, block.offset() + 2 * hidden, 1f);
                    }
                }
                case RECURRENT_BIAS, ATTENTION -> {
                    // Zero.
                }
            }
        }
        return values;
    }

    private static void glorot(float[] values, Block block, int hidden, RandomGenerator random) {
        double limit = Math.sqrt(6.0 / (block.rows() + hidden));
        for (int i = 0; i < block.size(); i++) {
            values[block.offset() + i] = (float) random.nextDouble(-limit, limit);
        }
    }

    private static void orthogonal(float[] values, Block block, int hidden, RandomGenerator random) {
        for (int gate = 0; gate < block.columns() / hidden; gate++) {
            double[][] rows = orthonormalRows(hidden, random);
            for (int i = 0; i < hidden; i++) {
                for (int j = 0; j < hidden; j++) {
                    values[block.offset() + i * block.columns() + gate * hidden + j] = (float) rows[i][j];
                }
            }
        }
    }

    /** Modified Gram-Schmidt on normal vectors. */
    private static double[][] orthonormalRows(int size, RandomGenerator random) {
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] row = rows[i];
            for (int j = 0; j < size; j++) {
                row[j] = random.nextGaussian();
            }
            for (int k = 0; k < i; k++) {
                double dot = dot(row, rows[k]);
                for (int j = 0; j < size; j++) {
                    row[j] -= dot * rows[k][j];
                }
            }
            double norm = Math.sqrt(dot(row, row));
            for (int j = 0; j < size; j++) {
                row[j] /= norm;
            }
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
