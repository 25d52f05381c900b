package sentiment.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Deals a batch to shards, one a thread. Stateless. */
public final class Shards {
    private Shards() {}

    /**
     * Deals the reviews, longest first, each to the shard that has the fewest tokens (Graham, SIAM J. Appl. Math. 1969).
     *
     * @param ids [B][length]
     * @param threads that will work on them
     * @return the positions of each shard's reviews; as many shards as threads, or as reviews where they are fewer
     */
    public static int[][] deal(int[][] ids, int threads) {
        List<List<Integer>> members = Stream.<List<Integer>>generate(ArrayList::new)
                .limit(Math.min(ids.length, threads))
                .toList();
        long[] tokens = new long[members.size()];
        int[] lengths = Arrays.stream(ids).mapToInt(review -> review.length).toArray();
        for (int i : PackedLayout.longestFirst(lengths)) {
            int shard = leastLoaded(tokens);
            tokens[shard] += lengths[i];
            members.get(shard).add(i);
        }
        return members.stream().map(LengthBuckets::toArray).toArray(int[][]::new);
    }

    private static int leastLoaded(long[] tokens) {
        int least = 0;
        for (int s = 1; s < tokens.length; s++) {
            if (tokens[s] < tokens[least]) {
                least = s;
            }
        }
        return least;
    }
}
