package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;

/** {@link sentiment.recurrent.Pooling#MEAN}. */
final class MeanPooling implements FusedPooling {
    private final int width;
    /** [B, width] what each step of a sequence gets of its gradient. */
    private float[] shares = new float[0];

    MeanPooling(int width) {
        this.width = width;
    }

    @Override
    public void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors) {
        Arrays.fill(vectors, 0, layout.sequences() * width, 0f);
        for (int t = 0; t < layout.steps(); t++) {
            VectorMath.add(output, layout.offsets()[t] * width, vectors, 0, layout.batchSizes()[t] * width);
        }
        scale(layout, vectors, vectors);
    }

    @Override
    public OutputGradient backward(
            PackedLayout layout, float[] output, float[] attention, float[] vectorGradient, float[] attentionGradient) {
        shares = Scratch.grown(shares, layout.sequences(), width);
        scale(layout, vectorGradient, shares);
        return (t, column, columns, target) -> {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                VectorMath.add(shares, b * width + column, target, b * columns, columns);
            }
        };
    }

    /** Divides each sequence's row by its length. */
    private void scale(PackedLayout layout, float[] source, float[] target) {
        for (int b = 0; b < layout.sequences(); b++) {
            float scale = 1f / layout.lengths()[b];
            for (int j = b * width; j < (b + 1) * width; j++) {
                target[j] = source[j] * scale;
            }
        }
    }
}
