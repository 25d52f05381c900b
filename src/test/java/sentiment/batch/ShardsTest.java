package sentiment.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "64, 1, 1", "1, 2, 1", "3, 2, 2", "64, 2, 2", "512, 2, 2", "64, 3, 3", "7, 8, 7", "512, 8, 8"
    })
    void everyReviewIsInOneShardAndTokensAreShared(int reviews, int threads, int shards) {
        int[][] ids = new Random(1).ints(reviews, 1, 2000).mapToObj(int[]::new).toArray(int[][]::new);

        int[][] members = Shards.deal(ids, threads);

        assertEquals(shards, members.length);
        assertArrayEquals(
                IntStream.range(0, reviews).toArray(),
                Stream.of(members).flatMapToInt(Arrays::stream).sorted().toArray());
        IntSummaryStatistics tokens = IntStream.range(0, shards)
                .map(s -> Arrays.stream(members[s]).map(i -> ids[i].length).sum())
                .summaryStatistics();
        if (reviews >= 15 * shards) {
            // Dealt in turn but not back and forth, to equal shards, 64 such reviews differ by 7 % and more.
            assertTrue(tokens.getMax() - tokens.getMin() <= 0.05 * tokens.getAverage(), tokens.toString());
        }
    }
}
