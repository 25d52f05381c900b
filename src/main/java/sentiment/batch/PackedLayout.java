package sentiment.batch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where the steps of a batch of B variable-length sequences lie in N packed rows, as in PyTorch's
 * {@code pack_padded_sequence}: sequences sorted by length, longest first (ties in batch order), and row block <i>t</i>
 * holding step <i>t</i> of those still running. No row is ever computed for padding.
 *
 * <p>Immutable by convention: the arrays are shared, not copied, and nobody writes to them.
 *
 * @param order [B] the position in the batch of the i-th longest sequence
 * @param lengths [B] lengths in that order, falling
 * @param batchSizes [T] rows of each step, falling
 * @param offsets [T+1] first row of each step; the last entry is N
 */
public record PackedLayout(int[] order, int[] lengths, int[] batchSizes, int[] offsets) {

    /** Lays out sequences of the given lengths, each at least 1. */
    public static PackedLayout of(int[] batchLengths) {
        int[] order = longestFirst(batchLengths);
        int[] lengths = Arrays.stream(order).map(i -> batchLengths[i]).toArray();
        if (lengths.length == 0 || lengths[lengths.length - 1] < 1) {
            throw new IllegalArgumentException(
                    "A batch needs at least one sequence and every sequence one step; the lengths are "
                            + Arrays.toString(batchLengths) + ".");
        }
        int[] batchSizes = new int[lengths[0]];
        int[] offsets = new int[batchSizes.length + 1];
        int running = lengths.length;
        for (int t = 0; t < batchSizes.length; t++) {
            while (lengths[running - 1] <= t) {
                running--;
            }
            batchSizes[t] = running;
            offsets[t + 1] = offsets[t] + running;
        }
        return new PackedLayout(order, lengths, batchSizes, offsets);
    }

    /** Positions of sequences from the longest to the shortest, equal ones in their order. */
    static int[] longestFirst(int[] lengths) {
        return IntStream.range(0, lengths.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** B. */
    public int sequences() {
        return order.length;
    }

    /** T, the longest sequence. */
    public int steps() {
        return batchSizes.length;
    }

    /** N, the sum of the lengths. */
    public int rows() {
        return offsets[batchSizes.length];
    }

    /**
     * Puts the ids of a batch into packed rows.
     *
     * @param ids [B][length] in batch order
     * @return [N]
     */
    public int[] pack(int[][] ids) {
        int[] packed = new int[rows()];
        for (int t = 0; t < steps(); t++) {
            for (int r = 0; r < batchSizes[t]; r++) {
                packed[offsets[t] + r] = ids[order[r]][t];
            }
        }
        return packed;
    }

    /**
     * The row of the state that each row's step starts from, or -1 where it starts from zero.
     *
     * @param reversed whether time runs from each sequence's last step to its first
     * @return [N]
     */
    public int[] previousRows(boolean reversed) {
        int[] previous = new int[rows()];
        for (int t = 0; t < steps(); t++) {
            int from = reversed ? t + 1 : t - 1;
            int carried = carriedRows(t, reversed);
            for (int r = 0; r < batchSizes[t]; r++) {
                previous[offsets[t] + r] = r < carried ? offsets[from] + r : -1;
            }
        }
        return previous;
    }

    /** How many rows of step {@code t} continue from the step before it in the given direction; they come first. */
    public int carriedRows(int t, boolean reversed) {
        if (reversed) {
            return t + 1 < steps() ? batchSizes[t + 1] : 0;
        }
        return t == 0 ? 0 : batchSizes[t];
    }
}
