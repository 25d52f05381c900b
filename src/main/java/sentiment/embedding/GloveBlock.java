package sentiment.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import sentiment.text.Vocabulary;

/**
 * The words of a vocabulary that one block of whole lines holds, in the order of the lines.
 *
 * <p>Lines are {@code WORD SPACE NUMBER ... SPACE NUMBER}. Of a word outside the vocabulary the numbers are counted,
 * not read.
 */
final class GloveBlock {
    private final byte[] bytes;
    private final int end;
    private final int dimension;
    private final Vocabulary vocabulary;

    private int lines;
    private int[] ids = new int[256];
    private float[] values;
    private int found;
    private String problem;

    private GloveBlock(byte[] bytes, int end, int dimension, Vocabulary vocabulary) {
        this.bytes = bytes;
        this.end = end;
        this.dimension = dimension;
        this.vocabulary = vocabulary;
        this.values = new float[ids.length * dimension];
    }

    /** Parses bytes [start, end); stops at the first line that cannot be used. */
    static GloveBlock parse(byte[] bytes, int start, int end, int dimension, Vocabulary vocabulary) {
        GloveBlock block = new GloveBlock(bytes, end, dimension, vocabulary);
        int at = start;
        while (at < end && block.problem == null) {
            int lineEnd = block.indexOfLineFeed(at);
            block.lines++;
            block.parseLine(at, trimmedEnd(bytes, at, lineEnd));
            at = lineEnd + 1;
        }
        return block;
    }

    /** Lines parsed, the one with the problem included. */
    int lines() {
        return lines;
    }

    /** What is wrong with the last line parsed, a sentence without its place; null when nothing is. */
    String problem() {
        return problem;
    }

    /** Adds the vectors to the table; the first vector of a word wins, as with GloVe's own tools. */
    void addTo(EmbeddingTable table) {
        for (int i = 0; i < found; i++) {
            if (!table.isFound(ids[i])) {
                table.put(ids[i], values, i * dimension);
            }
        }
    }

    /** The end of a line without blanks and carriage returns behind it. */
    static int trimmedEnd(byte[] bytes, int start, int end) {
        int trimmed = end;
        while (trimmed > start && (bytes[trimmed - 1] == ' ' || bytes[trimmed - 1] == '\r')) {
            trimmed--;
        }
        return trimmed;
    }

    /** Number of blanks in [start, end). */
    static int blanks(byte[] bytes, int start, int end) {
        int blanks = 0;
        for (int i = start; i < end; i++) {
            blanks += bytes[i] == ' ' ? 1 : 0;
        }
        return blanks;
    }

    private int indexOfLineFeed(int from) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private void parseLine(int start, int lineEnd) {
        int surplus = blanks(bytes, start, lineEnd) - dimension;
        if (surplus < 0) {
            problem = "has " + (surplus + dimension) + " values where " + dimension
                    + " are wanted; take a whole file or name its dimension.";
            return;
        }
        int wordEnd = nextBlank(start, lineEnd);
        for (int i = 0; i < surplus; i++) {
            int part = wordEnd + 1;
            wordEnd = nextBlank(part, lineEnd);
            // glove.840B has words with blanks (". . ."), but none that end in a number.
            if (i == surplus - 1 && isNumber(part, wordEnd)) {
                problem = "has " + (surplus + dimension) + " values where " + dimension
                        + " are wanted; take a whole file or name its dimension.";
                return;
            }
        }
        int id = vocabulary.id(new String(bytes, start, wordEnd - start, UTF_8));
        if (id != Vocabulary.UNK) {
            parseVector(id, wordEnd + 1, lineEnd);
        }
    }

    private void parseVector(int id, int start, int lineEnd) {
        if (found == ids.length) {
            ids = Arrays.copyOf(ids, 2 * found);
            values = Arrays.copyOf(values, 2 * found * dimension);
        }
        int from = start;
        for (int k = 0; k < dimension; k++) {
            int to = nextBlank(from, lineEnd);
            float value = parseOrNaN(from, to);
            if (!Float.isFinite(value)) {
                problem = "value " + (k + 1) + " of '" + vocabulary.word(id) + "' is '"
                        + new String(bytes, from, to - from, UTF_8) + "', not a finite number; take a whole file.";
                return;
            }
            values[found * dimension + k] = value;
            from = to + 1;
        }
        ids[found++] = id;
    }

    private int nextBlank(int from, int lineEnd) {
        int at = from;
        while (at < lineEnd && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private boolean isNumber(int from, int to) {
        return !Float.isNaN(parseOrNaN(from, to));
    }

    private float parseOrNaN(int from, int to) {
        try {
            return FloatParser.parse(bytes, from, to);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
