package sentiment.batch;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Deals a batch to threads. Stateless. */
public final class Shards {
    private Shards() {}

    /**
     * Deals the reviews, longest first, to the shards in turn, back and forth, so that each gets about as many tokens.
     *
     * @param ids [B][length]
     * @param most shards at most; no more than reviews are used
     * @return the positions of each shard's reviews
     */
    public static int[][] deal(int[][] ids, int most) {
        int count = Math.min(most, ids.length);
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
