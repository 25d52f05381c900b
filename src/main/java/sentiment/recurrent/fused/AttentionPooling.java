package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import sentiment.batch.PackedLayout;

/** {@link sentiment.recurrent.Pooling#ATTENTION}; padded units carry zero weight. */
final class AttentionPooling implements FusedPooling {
    private final int width;
    /** [N] scores, then weights that sum to 1 over each review. */
    private float[] weights = new float[0];
    /** [N] gradient of the weights. */
    private float[] weightGradient = new float[0];
    /** [N, width]. */
    private float[] outputGradient = new float[0];

    private final float[] lanes = new float[VectorMath.LANES];

    AttentionPooling(int width) {
        this.width = width;
    }

    @Override
    public void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors) {
        weights = Scratch.grown(weights, layout.rows(), 1);
        for (int row = 0; row < layout.rows(); row++) {
            weights[row] = score(output, row * width, attention);
        }
        for (int b = 0; b < layout.sequences(); b++) {
            softmax(layout, b);
            int vector = b * width;
            Arrays.fill(vectors, vector, vector + width, 0f);
            for (int t = 0; t < layout.lengths()[b]; t++) {
                int row = layout.offsets()[t] + b;
                for (int j = 0; j < width; j++) {
                    vectors[vector + j] += weights[row] * output[row * width + j];
                }
            }
        }
    }

    private float score(float[] output, int row, float[] attention) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = 0; j < width; j += VectorMath.LANES) {
            FloatVector tanh = VectorMath.tanh(fromArray(SPECIES, output, row + j));
            sum = tanh.fma(fromArray(SPECIES, attention, j), sum);
        }
        return total(sum);
    }

    private void softmax(PackedLayout layout, int sequence) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < layout.lengths()[sequence]; t++) {
            largest = Math.max(largest, weights[layout.offsets()[t] + sequence]);
        }
        double sum = 0;
        for (int t = 0; t < layout.lengths()[sequence]; t++) {
            int row = layout.offsets()[t] + sequence;
            weights[row] = (float) Math.exp(weights[row] - largest);
            sum += weights[row];
        }
        for (int t = 0; t < layout.lengths()[sequence]; t++) {
            weights[layout.offsets()[t] + sequence] /= (float) sum;
        }
    }

    @Override
    public OutputGradient backward(
            PackedLayout layout, float[] output, float[] attention, float[] vectorGradient, float[] attentionGradient) {
        outputGradient = Scratch.grown(outputGradient, layout.rows(), width);
        weightGradient = Scratch.grown(weightGradient, layout.rows(), 1);
        for (int b = 0; b < layout.sequences(); b++) {
            double expected = 0;
            for (int t = 0; t < layout.lengths()[b]; t++) {
                int row = layout.offsets()[t] + b;
                weightGradient[row] = dot(vectorGradient, b * width, output, row * width);
                expected += (double) weights[row] * weightGradient[row];
            }
            for (int t = 0; t < layout.lengths()[b]; t++) {
                int row = layout.offsets()[t] + b;
                float scoreGradient = weights[row] * (weightGradient[row] - (float) expected);
                spread(output, row, attention, scoreGradient, vectorGradient, b, attentionGradient);
            }
        }
        return new OutputGradient.Dense(layout, outputGradient, width);
    }

    private void spread(
            float[] output,
            int row,
            float[] attention,
            float scoreGradient,
            float[] vectorGradient,
            int sequence,
            float[] attentionGradient) {
        for (int j = 0; j < width; j += VectorMath.LANES) {
            FloatVector tanh = VectorMath.tanh(fromArray(SPECIES, output, row * width + j));
            FloatVector slope = VectorMath.ONE.sub(tanh.mul(tanh)).mul(fromArray(SPECIES, attention, j));
            fromArray(SPECIES, vectorGradient, sequence * width + j)
                    .mul(weights[row])
                    .add(slope.mul(scoreGradient))
                    .intoArray(outputGradient, row * width + j);
            fromArray(SPECIES, attentionGradient, j)
                    .add(tanh.mul(scoreGradient))
                    .intoArray(attentionGradient, j);
        }
    }

    private float dot(float[] a, int aOffset, float[] b, int bOffset) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = 0; j < width; j += VectorMath.LANES) {
            sum = fromArray(SPECIES, a, aOffset + j).fma(fromArray(SPECIES, b, bOffset + j), sum);
        }
        return total(sum);
    }

    /** The lanes' sum in their order; {@code reduceLanes} leaves it open, and with it the last bits. */
    private float total(FloatVector sum) {
        sum.intoArray(lanes, 0);
        float total = 0;
        for (float lane : lanes) {
            total += lane;
        }
        return total;
    }
}
