package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;

/** {@link sentiment.recurrent.Pooling#MEAN}. */
final class MeanPooling implements FusedPooling {
    private final int width;

    MeanPooling(int width) {
        this.width = width;
    }

    @Override
    public void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors) {
        Arrays.fill(vectors, 0, layout.sequences() * width, 0f);
        for (int t = 0; t < layout.steps(); t++) {
            VectorMath.add(output, layout.offsets()[t] * width, vectors, 0, layout.batchSizes()[t] * width);
        }
        for (int b = 0; b < layout.sequences(); b++) {
            float scale = 1f / layout.lengths()[b];
            for (int j = b * width; j < (b + 1) * width; j++) {
                vectors[j] *= scale;
            }
        }
    }

    @Override
    public OutputGradient backward(
            PackedLayout layout, float[] output, float[] attention, float[] vectorGradient, float[] attentionGradient) {
        return (t, column, columns, target) -> {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                float scale = 1f / layout.lengths()[b];
                int from = b * width + column;
                for (int j = 0; j < columns; j++) {
                    target[b * columns + j] += vectorGradient[from + j] * scale;
                }
            }
        };
    }
}
