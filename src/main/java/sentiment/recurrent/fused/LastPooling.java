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
    public OutputGradient backward(
            PackedLayout layout, float[] output, float[] attention, float[] vectorGradient, float[] attentionGradient) {
        return (t, column, columns, target) -> {
            // The first rows of a step go on to the next, so the others end here; in reverse all end at step 0.
            int first = column == 0 ? layout.carriedRows(t, true) : 0;
            int end = column == 0 || t == 0 ? layout.batchSizes()[t] : 0;
            for (int b = first; b < end; b++) {
                VectorMath.add(vectorGradient, b * width + column, target, b * columns, columns);
            }
        };
    }

    private int index(PackedLayout layout, int sequence, int column) {
        int step = column == 0 ? layout.lengths()[sequence] - 1 : 0;
        return (layout.offsets()[step] + sequence) * width + column;
    }
}
