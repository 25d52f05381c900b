package sentiment.recurrent.fused;

import java.util.Arrays;

/** Heap arrays that grow with the largest batch seen and are reused. Stateless. */
final class Scratch {
    /** The longest array that every JVM gives. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private Scratch() {}

    /**
     * The array itself, or a larger one without its content.
     *
     * @throws IllegalArgumentException where no array holds as many values
     */
    static float[] grown(float[] array, int rows, int columns) {
        int size = size(rows, columns);
        return array.length >= size ? array : new float[withReserve(size)];
    }

    /** Like {@link #grown(float[], int, int)}. */
    static int[] grown(int[] array, int rows, int columns) {
        int size = size(rows, columns);
        return array.length >= size ? array : new int[withReserve(size)];
    }

    /** Like {@link #grown(float[], int, int)}, with zeros. */
    static float[] zeros(float[] array, int rows, int columns) {
        float[] zeros = grown(array, rows, columns);
        Arrays.fill(zeros, 0, rows * columns, 0f);
        return zeros;
    }

    /**
     * The length of a matrix.
     *
     * @throws IllegalArgumentException where no array holds as many values
     */
    static int size(int rows, int columns) {
        long size = (long) rows * columns;
        if (size > LONGEST) {
            throw new IllegalArgumentException("An array of " + rows + " rows by " + columns
                    + " values is too large; lower batch.size, data.maxTokens or encoder.hiddenSize.");
        }
        return (int) size;
    }

    private static int withReserve(int size) {
        return (int) Math.min(LONGEST, size + size / 8L);
    }
}
