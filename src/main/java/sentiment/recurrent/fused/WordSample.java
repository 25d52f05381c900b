package sentiment.recurrent.fused;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The words that a step of a language model tells each foretold word from: distinct ones, with their output vectors packed for
 * the kernel. Several shards may read it between two {@link #load}s.
 */
public final class WordSample {
    final PackedMatrix transposed = new PackedMatrix();
    final PackedMatrix packed = new PackedMatrix();
    /** [V] place among the words, or -1. */
    private final int[] places;

    private final float[] rows;
    private final int width;
    private int[] words = new int[0];

    /**
     * @param vocabularySize V
     * @param size K, a multiple of {@link PackedMatrix#PANEL}
     * @param hiddenSize H
     */
    public WordSample(int vocabularySize, int size, int hiddenSize) {
        if (size < 1 || size % PackedMatrix.PANEL != 0) {
            throw new IllegalArgumentException(
                    "A sample needs whole panels of " + PackedMatrix.PANEL + " words but has " + size + ".");
        }
        places = new int[vocabularySize];
        Arrays.fill(places, -1);
        width = PackedMatrix.padded(hiddenSize);
        rows = new float[Scratch.size(size, width)];
    }

    /**
     * Takes other words.
     *
     * @param words [K] distinct ids
     * @param outputs [V, H] output vectors
     */
    public void load(int[] words, float[] outputs, int hiddenSize) {
        for (int word : this.words) {
            places[word] = -1;
        }
        this.words = words;
        IntStream.range(0, words.length).forEach(place -> {
            places[words[place]] = place;
            System.arraycopy(outputs, words[place] * hiddenSize, rows, place * width, hiddenSize);
        });
        transposed.packTransposed(rows, 0, width, width, words.length);
        packed.pack(rows, 0, width, words.length, width);
    }

    /** K. */
    int size() {
        return words.length;
    }

    /** The id of the word at a place. */
    int word(int place) {
        return words[place];
    }

    /** Where a word stands among these, or -1. */
    int place(int word) {
        return places[word];
    }
}
