package sentiment.recurrent.fused;

import java.util.Arrays;
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
    /** [N or distinct words, width]. */
    private float[] values = new float[0];
    /** [N, width]. */
    private float[] gradient = new float[0];
    /** [V] a word's place among the distinct ones, or -1. */
    private int[] places = new int[0];

    /**
     * @param dimension E
     * @param width E padded
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
        if (masks.rates().embedding() == 0 && perturbation == null) {
            int[] words = new int[shard.rows()];
            int[] rows = new int[shard.rows()];
            int distinct = distinct(shard.ids(), embedding.length / dimension, words, rows);
            if (distinct <= MOST_DISTINCT * shard.rows()) {
                copy(embedding, words, distinct);
                return new LayerInput(values, rows, distinct);
            }
        }
        copy(embedding, shard.ids(), shard.rows());
        shard.forEachRow((row, sequence, step) -> {
            masks.embedding(values, row * width, dimension, sequence, step);
            if (perturbation != null) {
                perturbation.addTo(sequence, step, values, row * width);
            }
        });
        return new LayerInput(values, null, shard.rows());
    }

    /** Numbers distinct words as they come; returns how many there are. */
    private int distinct(int[] ids, int vocabularySize, int[] words, int[] rows) {
        if (places.length < vocabularySize) {
            places = new int[vocabularySize];
            Arrays.fill(places, -1);
        }
        int count = 0;
        for (int row = 0; row < ids.length; row++) {
            int word = ids[row];
            if (places[word] < 0) {
                words[count] = word;
                places[word] = count++;
            }
            rows[row] = places[word];
        }
        for (int place = 0; place < count; place++) {
            places[words[place]] = -1;
        }
        return count;
    }

    private void copy(float[] embedding, int[] words, int count) {
        values = Scratch.grown(values, count, width);
        for (int i = 0; i < count; i++) {
            System.arraycopy(embedding, words[i] * dimension, values, i * width, dimension);
            Arrays.fill(values, i * width + dimension, (i + 1) * width, 0f);
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
