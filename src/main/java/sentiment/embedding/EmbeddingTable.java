package sentiment.embedding;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import sentiment.data.BinaryFile;
import sentiment.data.SplitMix64;
import sentiment.text.Vocabulary;

/**
 * A vector for every entry of a vocabulary: {@code float[words, dimension]}, row by row, the padding row zero.
 *
 * <p>Immutable as long as nobody writes into {@link #values}.
 */
public final class EmbeddingTable {
    private static final String KIND = "EMBTABLE";
    private static final int VERSION = 1;

    private final int dimension;
    private final float[] values;
    private final BitSet found;

    /**
     * A table that takes the array as it is.
     *
     * @param dimension length of a vector
     * @param values all vectors by id, a whole number of rows
     * @param found the ids whose vector comes from a file
     */
    EmbeddingTable(int dimension, float[] values, BitSet found) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1 but is " + dimension);
        }
        if (values.length % dimension != 0 || found.length() > values.length / dimension) {
            throw new IllegalArgumentException("values must hold a row of " + dimension + " for every word but has "
                    + values.length + " values for ids up to " + (found.length() - 1));
        }
        this.dimension = dimension;
        this.values = values;
        this.found = found;
    }

    /**
     * A table without a file: normal with mean 0 and standard deviation 1/√dimension, so that a vector's length is
     * about 1. A row depends on the seed and its id alone.
     */
    public static EmbeddingTable random(Vocabulary vocabulary, int dimension, long seed) {
        EmbeddingTable table = zeros(vocabulary.size(), dimension);
        float[] spread = new float[dimension];
        Arrays.fill(spread, (float) (1 / Math.sqrt(dimension)));
        table.fillMissing(new float[dimension], spread, seed);
        return table;
    }

    /**
     * A table with a vector of its own for every word.
     *
     * @param values all vectors by id, those of padding and unknown included; taken as it is, not copied
     */
    public static EmbeddingTable ofWords(int dimension, float[] values) {
        BitSet found = new BitSet();
        found.set(Vocabulary.UNK + 1, values.length / dimension);
        return new EmbeddingTable(dimension, values, found);
    }

    /** Tables of the same words side by side: each row is the parts' rows one behind the other. */
    static EmbeddingTable concatenated(List<EmbeddingTable> parts) {
        int size = parts.get(0).size();
        EmbeddingTable whole =
                zeros(size, parts.stream().mapToInt(EmbeddingTable::dimension).sum());
        int column = 0;
        for (EmbeddingTable part : parts) {
            for (int id = 0; id < size; id++) {
                System.arraycopy(
                        part.values, id * part.dimension, whole.values, id * whole.dimension + column, part.dimension);
            }
            column += part.dimension;
            whole.found.or(part.found);
        }
        return whole;
    }

    static EmbeddingTable zeros(int size, int dimension) {
        if ((long) size * dimension > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("dimension " + dimension + " times " + size
                    + " words is more than an array holds; take fewer words");
        }
        return new EmbeddingTable(dimension, new float[size * dimension], new BitSet());
    }

    /** Draws every row that is neither padding nor found from a normal distribution per column. */
    void fillMissing(float[] mean, float[] standardDeviation, long seed) {
        for (int id = found.nextClearBit(Vocabulary.PAD + 1); id < size(); id = found.nextClearBit(id + 1)) {
            // java.util.Random's normal is fixed by its specification, so tables do not change with the JDK.
            // Mixed, because neighbouring seeds of it begin alike.
            Random random = new Random(SplitMix64.mix(seed + (id + 1) * SplitMix64.GOLDEN));
            for (int k = 0; k < dimension; k++) {
                values[id * dimension + k] = (float) (mean[k] + standardDeviation[k] * random.nextGaussian());
            }
        }
    }

    void put(int id, float[] source, int from) {
        System.arraycopy(source, from, values, id * dimension, dimension);
        found.set(id);
    }

    /** Number of rows: the vocabulary's size. */
    public int size() {
        return values.length / dimension;
    }

    /** Length of a vector. */
    public int dimension() {
        return dimension;
    }

    /** The table itself, not a copy: the vector of id <em>i</em> begins at <em>i</em> · dimension. */
    public float[] values() {
        return values;
    }

    /** Whether this id's vector comes from a file. */
    public boolean isFound(int id) {
        return found.get(id);
    }

    /** How many words have a vector from a file. */
    public int wordsFound() {
        return found.cardinality();
    }

    /** Share of the words, padding and unknown apart, with a vector from a file; NaN without words. */
    public double wordCoverage() {
        int words = size() - 2;
        return words <= 0 ? Double.NaN : (double) wordsFound() / words;
    }

    /** Share of the tokens of these encoded texts with a vector from a file; NaN without tokens. */
    public double tokenCoverage(int[][] texts) {
        long tokens = 0;
        long covered = 0;
        for (int[] ids : texts) {
            tokens += ids.length;
            for (int id : ids) {
                covered += found.get(id) ? 1 : 0;
            }
        }
        return tokens == 0 ? Double.NaN : (double) covered / tokens;
    }

    /** Writes the table to a {@link BinaryFile}. */
    public void save(Path file) {
        byte[] bits = found.toByteArray();
        BinaryFile.write(file, KIND, VERSION, out -> {
            out.writeInt(dimension);
            out.writeInt(size());
            out.writeInt(bits.length);
            out.writeBytes(bits);
            out.writeFloats(values);
        });
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws sentiment.data.InputException at a damaged file or another version
     */
    public static EmbeddingTable load(Path file) {
        return BinaryFile.read(file, KIND, VERSION, in -> {
            int dimension = in.readInt();
            if (dimension < 1) {
                throw in.damaged("has vectors of length " + dimension);
            }
            int size = in.readCount((long) dimension * Float.BYTES);
            BitSet found = BitSet.valueOf(in.readBytes(in.readCount(1)));
            if (found.length() > size) {
                throw in.damaged("has a vector for word " + (found.length() - 1) + " of " + size);
            }
            return new EmbeddingTable(dimension, in.readFloats(Math.multiplyExact(size, dimension)), found);
        });
    }
}
