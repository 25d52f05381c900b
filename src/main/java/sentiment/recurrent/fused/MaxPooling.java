package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;

/** {@link sentiment.recurrent.Pooling#MAX}; the gradient goes to the first step that reached the maximum. */
final class MaxPooling implements FusedPooling {
    private final int width;
    /** [B, width] the packed row of each maximum. */
    private int[] winners = new int[0];

    MaxPooling(int width) {
        this.width = width;
    }

    @Override
    public void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors) {
        int size = layout.sequences() * width;
        winners = Scratch.grown(winners, layout.sequences(), width);
        System.arraycopy(output, 0, vectors, 0, size);
        for (int b = 0; b < layout.sequences(); b++) {
            Arrays.fill(winners, b * width, (b + 1) * width, b);
        }
        for (int t = 1; t < layout.steps(); t++) {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                int row = layout.offsets()[t] + b;
                VectorMath.maximise(output, row * width, row, vectors, winners, b * width, width);
            }
        }
    }

    @Override
    public void backward(
            PackedLayout layout,
            float[] output,
            float[] attention,
            float[] vectorGradient,
            float[] outputGradient,
            float[] attentionGradient) {
        for (int b = 0; b < layout.sequences(); b++) {
            for (int j = 0; j < width; j++) {
                outputGradient[winners[b * width + j] * width + j] = vectorGradient[b * width + j];
            }
        }
    }
}
