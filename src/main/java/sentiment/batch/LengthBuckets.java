package sentiment.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Batches of reviews of about the same length, in random order: shuffle the reviews, sort inside chunks of
 * {@value #CHUNK} batches, cut, shuffle the batches. Stateless.
 */
public final class LengthBuckets {
    private static final int CHUNK = 50;

    private LengthBuckets() {}

    /**
     * Plans an epoch.
     *
     * @param lengths tokens of each review
     * @param seed another one for each epoch; the same gives the same plan
     * @return batches of positions; each review stands in exactly one
     */
    public static List<int[]> shuffled(int[] lengths, BatchConfig config, long seed) {
        Random random = new Random(seed);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, lengths.length).boxed().toList());
        Collections.shuffle(order, random);
        List<int[]> batches = new ArrayList<>();
        int chunk = chunkSize(lengths, config);
        for (int from = 0; from < order.size(); from += chunk) {
            List<Integer> part = order.subList(from, Math.min(order.size(), from + chunk));
            part.sort(Comparator.comparingInt(i -> lengths[i]));
            cut(toArray(part), lengths, config, batches);
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    /** Batches for scoring: longest reviews first, so that memory is at its peak at once and threads end together. */
    public static List<int[]> sorted(int[] lengths, BatchConfig config) {
        List<int[]> batches = new ArrayList<>();
        cut(PackedLayout.longestFirst(lengths), lengths, config, batches);
        return batches;
    }

    private static int chunkSize(int[] lengths, BatchConfig config) {
        long batch = config.size();
        if (config.unit() == BatchConfig.Unit.TOKENS) {
            double mean = Math.max(1, Arrays.stream(lengths).average().orElse(1));
            batch = (long) Math.max(1, config.size() / mean);
        }
        return (int) Math.min(lengths.length, CHUNK * batch);
    }

    private static void cut(int[] order, int[] lengths, BatchConfig config, List<int[]> batches) {
        List<Integer> batch = new ArrayList<>();
        long filled = 0;
        for (int review : order) {
            int weight = config.unit() == BatchConfig.Unit.REVIEWS ? 1 : lengths[review];
            if (!batch.isEmpty() && filled + weight > config.size()) {
                batches.add(toArray(batch));
                batch.clear();
                filled = 0;
            }
            batch.add(review);
            filled += weight;
        }
        if (!batch.isEmpty()) {
            batches.add(toArray(batch));
        }
    }

    static int[] toArray(List<Integer> batch) {
        return batch.stream().mapToInt(Integer::intValue).toArray();
    }
}
