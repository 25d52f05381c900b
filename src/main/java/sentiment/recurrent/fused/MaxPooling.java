package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;

/** {@link sentiment.recurrent.Pooling#MAX}; the gradient goes to the first step that reached the maximum. */
final class MaxPooling implements FusedPooling {
    private final int width;
    /** [B, width] the step of each maximum. */
    private int[] winners = new int[0];
    /** [T + 1] where each step's maxima begin among {@link #sorted}. */
    private int[] starts = new int[0];
    /** [B * width] places of the maxima in the review vectors, by step. */
    private int[] sorted = new int[0];

    MaxPooling(int width) {
        this.width = width;
    }

    @Override
    public void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors) {
        int size = layout.sequences() * width;
        winners = Scratch.grown(winners, layout.sequences(), width);
        System.arraycopy(output, 0, vectors, 0, size);
        Arrays.fill(winners, 0, size, 0);
        for (int t = 1; t < layout.steps(); t++) {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                int row = layout.offsets()[t] + b;
                VectorMath.maximise(output, row * width, t, vectors, winners, b * width, width);
            }
        }
    }

    @Override
    public OutputGradient backward(
            PackedLayout layout, float[] output, float[] attention, float[] vectorGradient, float[] attentionGradient) {
        sortWinners(layout.sequences() * width, layout.steps());
        return (t, column, columns, target) -> {
            for (int i = starts[t]; i < starts[t + 1]; i++) {
                int j = sorted[i] % width - column;
                if (j >= 0 && j < columns) {
                    target[sorted[i] / width * columns + j] += vectorGradient[sorted[i]];
                }
            }
        };
    }

    /** Counting sort. */
    private void sortWinners(int size, int steps) {
        starts = Scratch.grown(starts, steps + 1, 1);
        sorted = Scratch.grown(sorted, size, 1);
        Arrays.fill(starts, 0, steps + 1, 0);
        for (int i = 0; i < size; i++) {
            starts[winners[i]]++;
        }
        for (int t = 1; t <= steps; t++) {
            starts[t] += starts[t - 1];
        }
        for (int i = size - 1; i >= 0; i--) {
            sorted[--starts[winners[i]]] = i;
        }
    }
}
