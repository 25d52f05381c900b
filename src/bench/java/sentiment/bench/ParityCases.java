package sentiment.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/** The encoders that libtorch and the engines compute, and their input: the same in both processes. */
final class ParityCases {
    static final int WORDS = 50;
    /** Not sorted, with ties and reviews of a single token. */
    private static final int[] LENGTHS = {17, 40, 1, 9, 17, 30, 1};

    /** E and H: less than a panel of the kernel; whole panels; several of its blocks and a rest. */
    private static final int[][] SIZES = {{10, 12}, {50, 64}, {70, 150}};

    private ParityCases() {}

    /** Every cell, depth, direction, size and pooling. */
    static List<EncoderShape> shapes() {
        List<EncoderShape> shapes = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (int layers = 1; layers <= 2; layers++) {
                for (boolean bidirectional : new boolean[] {false, true}) {
                    for (int[] size : SIZES) {
                        for (Pooling pooling : Pooling.values()) {
                            shapes.add(new EncoderShape(cell, size[0], size[1], layers, bidirectional, pooling));
                        }
                    }
                }
            }
        }
        return shapes;
    }

    /** [B][length]. */
    static int[][] ids() {
        SplittableRandom random = new SplittableRandom(2);
        return Arrays.stream(LENGTHS)
                .mapToObj(length -> random.ints(length, 0, WORDS).toArray())
                .toArray(int[][]::new);
    }

    /** [V, E]. */
    static float[] embedding(EncoderShape shape) {
        return Batches.uniform(WORDS * shape.inputSize(), 1);
    }

    /** [B, D] the gradient of the loss by the review vectors. */
    static float[] vectorGradient(EncoderShape shape) {
        return Batches.uniform(LENGTHS.length * shape.outputSize(), 1);
    }
}
