package sentiment.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Deals a batch to shards, of which an idle thread takes the next. Stateless. */
public final class Shards {
    /**
     * Parts of a thread's share. It begins with a large shard, since products of more rows are faster; small ones are left for the
     * threads that are done first.
     */
    private static final int LARGE = 3;

    private static final int SMALL = 1;

    /** Reviews that a small shard has at least before there is any: products of fewer rows are slower. */
    private static final int ENOUGH = 8;

    private Shards() {}

    /** How many shards there are at most. */
    public static int most(int threads) {
        return threads == 1 ? 1 : 2 * threads;
    }

    /**
     * Deals the reviews, longest first, each to the shard that has the fewest tokens for its share.
     *
     * @param ids [B][length]
     * @param threads that will work on them
     * @return the positions of each shard's reviews, large shards first
     */
    public static int[][] deal(int[][] ids, int threads) {
        int[] shares = shares(ids.length, threads);
        List<List<Integer>> members = IntStream.range(0, shares.length)
                .<List<Integer>>mapToObj(s -> new ArrayList<>())
                .toList();
        long[] tokens = new long[shares.length];
        int[] lengths = Arrays.stream(ids).mapToInt(review -> review.length).toArray();
        for (int i : PackedLayout.longestFirst(lengths)) {
            int shard = leastLoaded(tokens, shares, lengths[i]);
            tokens[shard] += lengths[i];
            members.get(shard).add(i);
        }
        return members.stream().map(LengthBuckets::toArray).toArray(int[][]::new);
    }

    private static int[] shares(int reviews, int threads) {
        int small = threads > 1 && reviews >= ENOUGH * threads * (LARGE + SMALL) ? threads : 0;
        int large = Math.min(reviews, threads);
        return IntStream.range(0, large + small)
                .map(s -> s < large ? LARGE : SMALL)
                .toArray();
    }

    private static int leastLoaded(long[] tokens, int[] shares, int more) {
        int least = 0;
        for (int s = 1; s < shares.length; s++) {
            if ((tokens[s] + more) * shares[least] < (tokens[least] + more) * shares[s]) {
                least = s;
            }
        }
        return least;
    }
}
