package sentiment.recurrent.fused;

import sentiment.batch.PackedLayout;

/** {@link sentiment.recurrent.Pooling#LAST}: forward columns at the last step, reverse columns at step 0. */
final class LastPooling implements FusedPooling {
    private final int width;
    private final int directionWidth;

    LastPooling(int width, int directionWidth) {
        this.width = width;
        this.directionWidth = directionWidth;
    }

    @Override
    public void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors) {
        for (int b = 0; b < layout.sequences(); b++) {
            for (int column = 0; column < width; column += directionWidth) {
                System.arraycopy(output, index(layout, b, column), vectors, b * width + column, directionWidth);
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
            for (int column = 0; column < width; column += directionWidth) {
                System.arraycopy(
                        vectorGradient, b * width + column, outputGradient, index(layout, b, column), directionWidth);
            }
        }
    }

    private int index(PackedLayout layout, int sequence, int column) {
        int step = column == 0 ? layout.lengths()[sequence] - 1 : 0;
        return (layout.offsets()[step] + sequence) * width + column;
    }
}
