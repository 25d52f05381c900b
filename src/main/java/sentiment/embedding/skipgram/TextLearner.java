package sentiment.embedding.skipgram;

import sentiment.text.Vocabulary;

/** Walks over a text's windows. One thread's. */
final class TextLearner {
    private final SkipGramOptions options;
    private final NoiseWords noise;
    private final float[] keep;
    private final int stride;
    private final WindowUpdate update;
    private final int[] wordRows;
    private final int[] targetRows;
    private int[] kept = new int[0];

    /** @param keep by id, how likely an occurrence stays */
    TextLearner(SkipGramOptions options, float[] words, float[] targets, int stride, NoiseWords noise, float[] keep) {
        this.options = options;
        this.noise = noise;
        this.keep = keep;
        this.stride = stride;
        wordRows = new int[2 * options.window()];
        targetRows = new int[1 + options.negatives()];
        update = new WindowUpdate(words, targets, stride, wordRows.length, targetRows.length);
    }

    void learn(int[] ids, RandomStream random, float rate) {
        int length = thinOut(ids, random);
        for (int centre = 0; centre < length; centre++) {
            int reach = 1 + random.below(options.window());
            int wordCount = 0;
            for (int at = Math.max(0, centre - reach); at <= Math.min(length - 1, centre + reach); at++) {
                if (at != centre) {
                    wordRows[wordCount++] = kept[at] * stride;
                }
            }
            update.step(wordRows, wordCount, targetRows, drawTargets(kept[centre], random), rate);
        }
    }

    /** Leaves unknown words out, and frequent ones now and then; returns how many words stay. */
    private int thinOut(int[] ids, RandomStream random) {
        if (kept.length < ids.length) {
            kept = new int[ids.length];
        }
        int length = 0;
        for (int id : ids) {
            if (id != Vocabulary.UNK && random.fraction() < keep[id]) {
                kept[length++] = id;
            }
        }
        return length;
    }

    /** The centre and its noise words, of which one that is the centre is left out; returns how many they are. */
    private int drawTargets(int centre, RandomStream random) {
        int count = 0;
        targetRows[count++] = centre * stride;
        for (int n = 0; n < options.negatives(); n++) {
            int word = noise.draw(random);
            if (word != centre) {
                targetRows[count++] = word * stride;
            }
        }
        return count;
    }
}
