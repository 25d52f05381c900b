package sentiment.network;

import java.util.Arrays;
import sentiment.recurrent.EmbeddingGradient;

/**
 * Adam (Kingma &amp; Ba, ICLR 2015) on the touched rows of an embedding table only, as PyTorch's {@code SparseAdam}: a
 * batch meets a few thousand of some ten thousand words, and updating all would cost more than the network's own step.
 * Not thread-safe.
 */
final class RowAdam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** [V, E] first and second moments. */
    private final float[] first;

    private final float[] second;

    RowAdam(int size) {
        first = new float[size];
        second = new float[size];
    }

    /** Copies of the first and second moments, one after the other. */
    float[] state() {
        float[] moments = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(second, 0, moments, first.length, second.length);
        return moments;
    }

    /** Goes back to a {@link #state}. */
    void restore(float[] state) {
        if (state.length != 2 * first.length) {
            throw new IllegalArgumentException("The saved state belongs to another table: " + state.length
                    + " moments, not " + 2 * first.length + ".");
        }
        System.arraycopy(state, 0, first, 0, first.length);
        System.arraycopy(state, first.length, second, 0, second.length);
    }

    /**
     * One step.
     *
     * @param table [V, E], updated
     * @param gradient summed over the batch
     * @param batchSize divides it
     * @param clipNorm the largest L2 norm of the averaged gradient; 0 clips nothing
     * @param step counted from 1, for the bias correction
     */
    void update(
            float[] table, EmbeddingGradient gradient, int batchSize, double clipNorm, double learningRate, long step) {
        float scale = (float)
                (clip(gradient.values(), gradient.size() * gradient.dimension(), batchSize, clipNorm) / batchSize);
        double secondCorrection = Math.sqrt(1 - Math.pow(BETA2, (double) step));
        float rate = (float) (learningRate * secondCorrection / (1 - Math.pow(BETA1, (double) step)));
        float epsilon = (float) (EPSILON * secondCorrection);
        float[] values = gradient.values();
        int dimension = gradient.dimension();
        for (int i = 0; i < gradient.size(); i++) {
            int row = gradient.row(i) * dimension;
            for (int j = 0; j < dimension; j++) {
                float g = values[i * dimension + j] * scale;
                float m = (float) BETA1 * first[row + j] + (float) (1 - BETA1) * g;
                float v = (float) BETA2 * second[row + j] + (float) (1 - BETA2) * g * g;
                first[row + j] = m;
                second[row + j] = v;
                table[row + j] -= rate * m / ((float) Math.sqrt(v) + epsilon);
            }
        }
    }

    /**
     * What scales a batch's gradient so that its mean has no larger norm.
     *
     * @param values the gradient summed over the batch, the first {@code size} of it
     * @param batchSize what the sum is divided by
     * @param clipNorm the largest L2 norm; 0 clips nothing
     */
    static double clip(float[] values, int size, int batchSize, double clipNorm) {
        if (clipNorm == 0) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (double) values[i] * values[i];
        }
        double norm = Math.sqrt(sum) / batchSize;
        return norm > clipNorm ? clipNorm / norm : 1;
    }
}
