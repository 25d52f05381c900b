package sentiment.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import sentiment.data.BinaryFile;
import sentiment.data.BinaryReader;
import sentiment.data.BinaryWriter;
import sentiment.data.InputException;

/**
 * Reviews as token ids with their labels, in order; a review may have no tokens.
 *
 * <p>Immutable as long as nobody writes into the arrays, which are not copied.
 */
public final class EncodedReviews {
    /** No reviews. */
    public static final EncodedReviews NONE = new EncodedReviews(new int[0][], new int[0]);

    private static final String KIND = "REVIEWS ";
    private static final int VERSION = 1;

    private final int[][] ids;
    private final int[] labels;
    private final long totalTokens;

    /**
     * Takes the arrays as they are.
     *
     * @param ids the token ids of every review, {@code int[reviews][tokens]}, none negative
     * @param labels the label of every review: 0 negative, 1 positive, as {@link sentiment.data.Label#ordinal}
     */
    public EncodedReviews(int[][] ids, int[] labels) {
        if (ids.length != labels.length) {
            throw new IllegalArgumentException(
                    "ids and labels must be equally many but are " + ids.length + " and " + labels.length);
        }
        long tokens = 0;
        for (int i = 0; i < ids.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException("labels[" + i + "] must be 0 or 1 but is " + labels[i]);
            }
            for (int id : ids[i]) {
                if (id < 0) {
                    throw new IllegalArgumentException("ids[" + i + "] must not be negative but has " + id);
                }
            }
            tokens += ids[i].length;
        }
        this.ids = ids;
        this.labels = labels;
        this.totalTokens = tokens;
    }

    /** These reviews and others behind them. */
    public EncodedReviews with(EncodedReviews others) {
        return new EncodedReviews(
                Stream.of(ids, others.ids).flatMap(Arrays::stream).toArray(int[][]::new),
                Stream.of(labels, others.labels).flatMapToInt(Arrays::stream).toArray());
    }

    /** Number of reviews. */
    public int size() {
        return ids.length;
    }

    /** Number of tokens of all reviews. */
    public long totalTokens() {
        return totalTokens;
    }

    /** The token ids of every review, not a copy. */
    public int[][] ids() {
        return ids;
    }

    /** The label of every review, 0 or 1, not a copy. */
    public int[] labels() {
        return labels;
    }

    /** Writes a {@link BinaryFile}. */
    public void save(Path file) {
        BinaryFile.write(file, KIND, VERSION, this::writeTo);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws InputException at a damaged file or another version
     */
    public static EncodedReviews load(Path file) {
        return BinaryFile.read(file, KIND, VERSION, EncodedReviews::readFrom);
    }

    /** Writes the reviews as a part of a larger file. */
    public void writeTo(BinaryWriter writer) throws IOException {
        writer.writeInt(size());
        writer.writeInts(labels);
        for (int[] review : ids) {
            writer.writeInt(review.length);
            writer.writeInts(review);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws InputException when it contradicts itself
     */
    public static EncodedReviews readFrom(BinaryReader reader) throws IOException {
        int size = reader.readCount(2L * Integer.BYTES);
        int[] labels = reader.readInts(size);
        int[][] ids = new int[size][];
        for (int i = 0; i < size; i++) {
            ids[i] = reader.readInts(reader.readCount(Integer.BYTES));
        }
        try {
            return new EncodedReviews(ids, labels);
        } catch (IllegalArgumentException e) {
            throw reader.damaged("holds what cannot be (" + e.getMessage() + ")");
        }
    }
}
