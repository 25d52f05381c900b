package sentiment.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ParameterLayout.Kind;

/** Encoders and batches for tests, every choice of cell, direction, depth and pooling. */
public final class Encoders {
    private Encoders() {}

    public static Stream<EncoderShape> all(int inputSize, int hiddenSize) {
        List<EncoderShape> shapes = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (Pooling pooling : Pooling.values()) {
                for (int layers = 1; layers <= 2; layers++) {
                    shapes.add(new EncoderShape(cell, inputSize, hiddenSize, layers, false, pooling));
                    shapes.add(new EncoderShape(cell, inputSize, hiddenSize, layers, true, pooling));
                }
            }
        }
        return shapes.stream();
    }

    /** Reviews of the given lengths with ids from 2 to V-1. */
    public static int[][] batch(Random random, int vocabularySize, int... lengths) {
        return Arrays.stream(lengths)
                .mapToObj(length -> random.ints(length, 2, vocabularySize).toArray())
                .toArray(int[][]::new);
    }

    /** Sets all parameters of some kinds to zero. */
    public static void clear(ParameterLayout layout, float[] parameters, Kind... kinds) {
        for (Block block : layout.blocks()) {
            if (List.of(kinds).contains(block.kind())) {
                Arrays.fill(parameters, block.offset(), block.offset() + block.size(), 0f);
            }
        }
    }

    public static float[] uniform(Random random, int size, double range) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * range);
        }
        return values;
    }
}
