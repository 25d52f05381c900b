package sentiment.recurrent.fused;

import java.util.Arrays;
import java.util.Objects;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.TokenVectors;

/**
 * The word vectors that a shard's first layer reads, and their gradient. Where neither dropout nor a perturbation tells a word's
 * tokens apart, each distinct word stands once and is projected once: texts repeat their words. Not thread-safe.
 */
final class WordInput {
    /** Of the tokens; with more distinct words than that, looking projections up costs what it saves. */
    private static final double MOST_DISTINCT = 0.75;

    private final int dimension;
    private final int width;
    /** [N or distinct words, width], zero beyond E: where E is odd, a product takes one value more. */
    private float[] values = new float[0];
    /** [N, width]. */
    private float[] gradient = new float[0];
    /** [N] the distinct words as they come. */
    private int[] words = new int[0];
    /** [N] each row's place among them. */
    private int[] places = new int[0];
    /** [V] a word's place among them, or -1. */
    private int[] placeOfWord = new int[0];

    /**
     * @param dimension E
     * @param width E padded to whole vectors
     */
    WordInput(int dimension, int width) {
        this.dimension = dimension;
        this.width = width;
    }

    /**
     * Gathers the vectors of a shard.
     *
     * @param embedding [V, E] row-major
     * @param perturbation of the whole batch, added after dropout; {@code null} adds nothing
     */
    LayerInput gather(PackedShard shard, float[] embedding, DropoutMasks masks, TokenVectors perturbation) {
        boolean alike = masks.rates().embedding() == 0 && perturbation == null;
        if (alike) {
            int distinct = findDistinct(shard.ids(), embedding.length / dimension);
            if (distinct <= MOST_DISTINCT * shard.rows()) {
                copy(embedding, words, distinct);
                return new LayerInput(values, places, distinct);
            }
        }
        copy(embedding, shard.ids(), shard.rows());
        if (!alike) {
            shard.forEachRow((row, sequence, step) -> {
                masks.embedding(values, row * width, dimension, sequence, step);
                if (perturbation != null) {
                    perturbation.addTo(sequence, step, values, row * width);
                }
            });
        }
        return new LayerInput(values, null, shard.rows());
    }

    /** Returns how many distinct words there are. */
    private int findDistinct(int[] ids, int vocabularySize) {
        words = Scratch.grown(words, ids.length, 1);
        places = Scratch.grown(places, ids.length, 1);
        if (placeOfWord.length < vocabularySize) {
            placeOfWord = new int[vocabularySize];
            Arrays.fill(placeOfWord, -1);
        }
        int count = 0;
        try {
            for (int row = 0; row < ids.length; row++) {
                int word = Objects.checkIndex(ids[row], vocabularySize);
                if (placeOfWord[word] < 0) {
                    placeOfWord[word] = count;
                    words[count++] = word;
                }
                places[row] = placeOfWord[word];
            }
        } finally {
            for (int place = 0; place < count; place++) {
                placeOfWord[words[place]] = -1;
            }
        }
        return count;
    }

    private void copy(float[] embedding, int[] words, int count) {
        values = Scratch.grown(values, count, width);
        for (int i = 0; i < count; i++) {
            System.arraycopy(embedding, words[i] * dimension, values, i * width, dimension);
            VectorMath.flush(values, i * width, width);
        }
    }

    /** Room for the gradient [N, width] of all tokens. */
    float[] gradient(PackedShard shard) {
        gradient = Scratch.grown(gradient, shard.rows(), width);
        return gradient;
    }

    /** Copies each token's gradient to where it belongs in the whole batch. */
    void collect(PackedShard shard, TokenVectors tokenGradient) {
        shard.forEachRow((row, sequence, step) -> tokenGradient.set(sequence, step, gradient, row * width));
    }

    /** Adds up each word's gradient. Masks the tokens' in place, so nobody may want them unmasked afterwards. */
    void scatter(PackedShard shard, DropoutMasks masks, EmbeddingGradient embeddingGradient) {
        shard.forEachRow((row, sequence, step) -> {
            masks.embedding(gradient, row * width, dimension, sequence, step);
            embeddingGradient.add(shard.ids()[row], gradient, row * width);
        });
    }
}
