package sentiment.batch;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Deals a batch to shards, of which an idle thread takes the next. Stateless. */
public final class Shards {
    /** Where threads are several: with one each, all wait for the slowest. */
    private static final int PER_THREAD = 2;

    /** Reviews that a shard has at least before there are more shards than threads: products of fewer rows are slower. */
    private static final int ENOUGH = 16;

    private Shards() {}

    /** How many shards there are at most. */
    public static int most(int threads) {
        return threads == 1 ? 1 : PER_THREAD * threads;
    }

    /**
     * Deals the reviews, longest first, to the shards in turn, back and forth, so that each gets about as many tokens.
     *
     * @param ids [B][length]
     * @param threads that will work on them
     * @return the positions of each shard's reviews
     */
    public static int[][] deal(int[][] ids, int threads) {
        int count = Math.min(ids.length, ids.length >= ENOUGH * most(threads) ? most(threads) : threads);
        int[] byLength = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -ids[i].length))
                .mapToInt(Integer::intValue)
                .toArray();
        int[][] members = new int[count][];
        for (int s = 0; s < count; s++) {
            int shard = s;
            members[s] = IntStream.range(0, byLength.length)
                    .filter(i -> (i / count % 2 == 0 ? i % count : count - 1 - i % count) == shard)
                    .map(i -> byLength[i])
                    .toArray();
        }
        return members;
    }
}
