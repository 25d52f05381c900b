package sentiment.wide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NGramIndexTest {
    @Test
    void keysAreNumberedInTheOrderOfTheirFirstCome() {
        Random random = new Random(1);
        NGramIndex index = new NGramIndex();
        Map<Long, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            // Many keys share their last bits, so that slots collide; 0 and negative ones are keys as well.
            long key = (long) (random.nextInt(20_000) - 10_000) << 20;
            expected.putIfAbsent(key, expected.size());
            assertEquals(expected.get(key), index.add(key));
            assertEquals(-1, index.find(key + 1));
        }
        expected.forEach((key, number) -> assertEquals(number, index.find(key)));
        assertEquals(expected.size(), index.size());
        assertArrayEquals(expected.keySet().stream().mapToLong(Long::longValue).toArray(), index.keys());
    }

    @Test
    void onlyTheLowestBitsCountWhereSoAskedFor() {
        NGramIndex index = new NGramIndex(48);
        assertEquals(0, index.add(0x7FFF_0000_0000_0001L));
        assertEquals(0, index.add(0x1234_0000_0000_0001L));
        assertEquals(1, index.add(0x0000_8000_0000_0001L));
        assertEquals(1, index.find(0xFFFF_8000_0000_0001L));
        assertArrayEquals(new long[] {1, 0x8000_0000_0001L}, index.keys());
    }

    @Test
    void aSetOfNumbersHasEachOnceInOrder() {
        Random random = new Random(2);
        NumberSet set = new NumberSet();
        TreeSet<Integer> expected = new TreeSet<>();
        for (int i = 0; i < 100_000; i++) {
            int number = random.nextInt(i < 50_000 ? 100 : 30_000);
            set.add(number);
            expected.add(number);
        }
        assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), set.toArray());
        assertArrayEquals(set.toArray(), set.toArray());
    }
}
