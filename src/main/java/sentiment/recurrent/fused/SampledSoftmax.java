package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import sentiment.recurrent.EmbeddingGradient;

/**
 * Cross-entropy of a word among itself and a {@link WordSample}, given hidden states (Jean et al., ACL 2015): the logit of
 * word w is h·o_w + ln π_w, where π_w is how likely the sample holds w, and subtracting ln π_w for the sampling leaves
 * h·o_w for all of them. One shard's; not thread-safe.
 */
final class SampledSoftmax {
    private static final int BLOCK = TransposedProduct.BLOCK;

    /** e to the power of it, some thousand times, is a float. */
    private static final float LARGEST = 80f;

    private final int width;
    private final int hiddenSize;
    private final SharedProduct product;
    private final TransposedProduct products;
    private float[] logits = new float[0];
    private float[] states = new float[0];
    private final float[] move;
    /** Gradient of the sample's output vectors, a row each; no bias is wanted of it. */
    private WeightGradient sampleGradient;

    private double loss;
    private long words;

    SampledSoftmax(int hiddenSize, TeamMember member) {
        this.hiddenSize = hiddenSize;
        width = PackedMatrix.padded(hiddenSize);
        move = new float[width];
        product = new SharedProduct(member);
        products = new TransposedProduct(member);
    }

    /** Forgets losses and gradients of the batch before. */
    void begin(WordSample sample) {
        int rows = TransposedProduct.rows(sample.size());
        if (sampleGradient == null || sampleGradient.rows != rows) {
            sampleGradient = new WeightGradient(rows, width);
        }
        sampleGradient.clear();
        loss = 0;
        words = 0;
    }

    /**
     * Loss and gradients of some packed rows.
     *
     * @param targets [N] the word that each row shall foretell; -1 where there is none
     * @param hidden [N, stride] hidden states, this direction's from {@code column} on
     * @param outputs [V, H] output vectors
     * @param hiddenGradient [N, stride], this direction's columns are overwritten
     * @param outputGradient added to
     */
    void backward(
            WordSample sample,
            int[] targets,
            int rows,
            float[] hidden,
            int column,
            int stride,
            float[] outputs,
            float[] hiddenGradient,
            EmbeddingGradient outputGradient) {
        int size = sample.size();
        logits = Scratch.grown(logits, BLOCK, size);
        states = Scratch.grown(states, BLOCK, width);
        for (int first = 0; first < rows; first += BLOCK) {
            int count = Math.min(BLOCK, rows - first);
            int offset = first * stride + column;
            for (int i = 0; i < count; i++) {
                System.arraycopy(hidden, offset + i * stride, states, i * width, width);
            }
            product.multiply(sample.transposed, states, 0, width, count, logits, 0, size, false);
            float[] slopes = new float[count];
            for (int i = 0; i < count; i++) {
                slopes[i] = row(sample, targets[first + i], i, outputs, outputGradient);
            }
            product.multiply(sample.packed, logits, 0, size, count, hiddenGradient, offset, stride, false);
            for (int i = 0; i < count; i++) {
                if (slopes[i] != 0) {
                    int output = targets[first + i] * hiddenSize;
                    int target = offset + i * stride;
                    for (int k = 0; k < hiddenSize; k++) {
                        hiddenGradient[target + k] += slopes[i] * outputs[output + k];
                    }
                }
            }
            products.begin(count, sampleGradient.rows);
            products.take(0, logits, 0, size, null, 0, size);
            products.accumulate(0, states, 0, sampleGradient);
        }
    }

    /** Turns a row's logits into their gradient; returns that of the target's. */
    private float row(WordSample sample, int target, int i, float[] outputs, EmbeddingGradient outputGradient) {
        int size = sample.size();
        int from = i * size;
        if (target < 0) {
            Arrays.fill(logits, from, from + size, 0f);
            return 0f;
        }
        int hit = sample.place(target);
        if (hit >= 0) {
            logits[from + hit] = Float.NEGATIVE_INFINITY;
        }
        float own = 0;
        for (int k = 0; k < hiddenSize; k++) {
            own += states[i * width + k] * outputs[target * hiddenSize + k];
        }
        float sum = exponentials(logits, from, size, own);
        // The target's own exponential is 1.
        double whole = 1.0 + sum;
        loss += Math.log(whole);
        words++;
        float scale = (float) (1 / whole);
        scale(logits, from, size, scale);
        VectorMath.flush(logits, from, size);
        float slope = scale - 1;
        for (int k = 0; k < hiddenSize; k++) {
            move[k] = slope * states[i * width + k];
        }
        outputGradient.add(target, move, 0);
        return slope;
    }

    /** values := e^(values - shift), their sum; bounded so that nothing overflows. */
    private static float exponentials(float[] values, int from, int count, float shift) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = from; j < from + count; j += VectorMath.LANES) {
            FloatVector e = VectorMath.exp(
                    fromArray(SPECIES, values, j).sub(shift).max(-LARGEST).min(LARGEST));
            e.intoArray(values, j);
            sum = sum.add(e);
        }
        // In a fixed order, which a reduction of the Vector API does not promise.
        float[] sums = sum.toArray();
        float all = 0;
        for (float part : sums) {
            all += part;
        }
        return all;
    }

    private static void scale(float[] values, int from, int count, float factor) {
        for (int j = from; j < from + count; j++) {
            values[j] *= factor;
        }
    }

    /** Adds what the sample's words got in all rows since {@link #begin}. */
    void addSampleGradient(WordSample sample, EmbeddingGradient outputGradient) {
        for (int place = 0; place < sample.size(); place++) {
            Arrays.fill(move, 0f);
            sampleGradient.addRowTo(place, 0, width, move, 0);
            outputGradient.add(sample.word(place), move, 0);
        }
    }

    /** Summed cross-entropy in nats. */
    double loss() {
        return loss;
    }

    long words() {
        return words;
    }
}
