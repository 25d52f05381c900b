package sentiment.embedding.skipgram;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import sentiment.text.Vocabulary;

/**
 * Draws words as often as their count to the power of 3/4 says (Mikolov 2013), each in constant time by the alias method
 * (Walker 1977; Vose 1991). Immutable.
 */
public final class NoiseWords {
    private static final double POWER = 0.75;

    private final float[] threshold;
    private final int[] alias;

    /** @param counts by id; an id that occurs 0 times is never drawn */
    public NoiseWords(long[] counts) {
        int size = counts.length;
        double[] share = Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : Math.pow(count, POWER))
                .toArray();
        double scale = size / Arrays.stream(share).sum();
        threshold = new float[size];
        alias = new int[size];
        Deque<Integer> small = new ArrayDeque<>();
        Deque<Integer> large = new ArrayDeque<>();
        for (int id = 0; id < size; id++) {
            share[id] *= scale;
            (share[id] < 1 ? small : large).add(id);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int low = small.remove();
            int high = large.peek();
            threshold[low] = (float) share[low];
            alias[low] = high;
            share[high] -= 1 - share[low];
            if (share[high] < 1) {
                small.add(large.remove());
            }
        }
        // What is left is 1 up to rounding.
        large.forEach(id -> threshold[id] = 1);
        small.forEach(id -> threshold[id] = 1);
    }

    /** How often each word occurs in encoded texts; padding and unknown, which no one learns from, never. */
    public static long[] counts(int[][] texts, int size) {
        long[] counts = Vocabulary.counts(texts, size);
        counts[Vocabulary.PAD] = 0;
        counts[Vocabulary.UNK] = 0;
        return counts;
    }

    /** So many distinct words; there must be more that are drawn at all. */
    public int[] drawDistinct(int count, RandomStream random) {
        Set<Integer> words = new LinkedHashSet<>();
        while (words.size() < count) {
            words.add(draw(random));
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    /** One word. */
    public int draw(RandomStream random) {
        long bits = random.next();
        int id = RandomStream.below(bits, alias.length);
        return RandomStream.fraction(bits) < threshold[id] ? id : alias[id];
    }
}
