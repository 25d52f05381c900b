package sentiment.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LengthBucketsTest {
    private static final int[] LENGTHS = new Random(1).ints(5000, 1, 1000).toArray();

    @ParameterizedTest
    @EnumSource(BatchConfig.Unit.class)
    void everyReviewStandsInExactlyOneBatch(BatchConfig.Unit unit) {
        int size = unit == BatchConfig.Unit.REVIEWS ? 32 : 16_000;
        List<int[]> batches = LengthBuckets.shuffled(LENGTHS, new BatchConfig(size, unit), 7);
        int[] seen = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        assertArrayEquals(IntStream.range(0, LENGTHS.length).toArray(), seen);
        for (int[] batch : batches) {
            int filled = unit == BatchConfig.Unit.REVIEWS
                    ? batch.length
                    : Arrays.stream(batch).map(i -> LENGTHS[i]).sum();
            assertTrue(filled <= size || batch.length == 1, "a batch of " + filled);
        }
    }

    @Test
    void batchesWasteLittleOnLengthDifferences() {
        List<int[]> batches = LengthBuckets.shuffled(LENGTHS, new BatchConfig(32, BatchConfig.Unit.REVIEWS), 7);
        long padded = batches.stream()
                .mapToLong(batch -> (long) batch.length
                        * Arrays.stream(batch).map(i -> LENGTHS[i]).max().orElseThrow())
                .sum();
        long real = Arrays.stream(LENGTHS).sum();
        assertTrue(padded < 1.1 * real, padded + " padded against " + real + " real steps");
    }

    @Test
    void theSeedDecidesTheOrder() {
        BatchConfig config = new BatchConfig(32, BatchConfig.Unit.REVIEWS);
        int[] first = LengthBuckets.shuffled(LENGTHS, config, 7).get(0);
        assertArrayEquals(first, LengthBuckets.shuffled(LENGTHS, config, 7).get(0));
        assertNotEquals(
                Arrays.toString(first),
                Arrays.toString(LengthBuckets.shuffled(LENGTHS, config, 8).get(0)));
    }

    @ParameterizedTest
    @EnumSource(BatchConfig.Unit.class)
    void theLargestBatchTakesEveryReview(BatchConfig.Unit unit) {
        List<int[]> batches = LengthBuckets.shuffled(LENGTHS, new BatchConfig(Integer.MAX_VALUE, unit), 7);
        assertEquals(1, batches.size());
        assertEquals(LENGTHS.length, batches.get(0).length);
    }

    @Test
    void aReviewLongerThanTheTokenBudgetStandsAlone() {
        List<int[]> batches =
                LengthBuckets.sorted(new int[] {10, 500, 20}, new BatchConfig(100, BatchConfig.Unit.TOKENS));
        assertEquals(2, batches.size());
        assertArrayEquals(new int[] {1}, batches.get(0));
        assertArrayEquals(new int[] {2, 0}, batches.get(1));
    }

    @Test
    void truncationKeepsTheEndAskedFor() {
        int[] ids = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(new int[] {1, 2, 3}, new Truncation(3, Truncation.Keep.HEAD).apply(ids));
        assertArrayEquals(new int[] {4, 5, 6}, new Truncation(3, Truncation.Keep.TAIL).apply(ids));
        assertArrayEquals(new int[] {1, 2, 6}, new Truncation(3, Truncation.Keep.HEAD_TAIL).apply(ids));
        assertArrayEquals(ids, new Truncation(0, Truncation.Keep.HEAD).apply(ids));
    }
}
