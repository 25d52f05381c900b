package sentiment.wide;

import java.util.function.LongConsumer;
import sentiment.data.SplitMix64;
import sentiment.text.Vocabulary;

/**
 * The keys of the n-grams that end at each word of a text. A key is a 64-bit hash of the words in their order: among
 * five million n-grams two share one with a probability of 1e-6. Not thread-safe.
 */
final class NGramKeys {
    private static final long SEED = 0x6A09E667F3BCC908L;

    /** [n] the key of the n-gram of n + 1 words that ended at the last word. */
    private final long[] keys;

    private int words;

    /** N-grams of 1 to {@code longest} words. */
    NGramKeys(int longest) {
        keys = new long[longest];
    }

    /** What a word enters keys as. */
    static long ofWord(String word) {
        long hash = SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = SplitMix64.mix(hash + SplitMix64.GOLDEN + word.charAt(i));
        }
        return hash;
    }

    /** What each word of a vocabulary enters keys as, by its id. */
    static long[] ofWords(Vocabulary words) {
        return words.words().stream().mapToLong(NGramKeys::ofWord).toArray();
    }

    /** Hands on the keys of the n-grams that end at this word, the shortest first. */
    void next(long word, LongConsumer sink) {
        for (int n = Math.min(words, keys.length - 1); n > 0; n--) {
            keys[n] = SplitMix64.mix((keys[n - 1] + SplitMix64.GOLDEN) ^ word);
        }
        keys[0] = word;
        words = Math.min(words + 1, keys.length);
        for (int n = 0; n < words; n++) {
            sink.accept(keys[n]);
        }
    }

    /** No n-gram goes on here: the text begins, or a word stands that nothing is known of. */
    void interrupt() {
        words = 0;
    }
}
