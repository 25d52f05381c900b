package sentiment.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sentiment.embedding.skipgram.RandomStream;
import sentiment.text.Vocabulary;

class TargetWordsTest {
    private static final int UNKNOWN = Vocabulary.UNK;
    private static final int NONE = TargetWords.NONE;

    private static long[] counts(int size, long each) {
        long[] counts = new long[size];
        Arrays.fill(counts, UNKNOWN + 1, size, each);
        return counts;
    }

    private static RandomStream random() {
        return new RandomStream(1, 0);
    }

    @Test
    void aWindowOfOneIsTheNextWordOfTheDirection() {
        TargetWords words = new TargetWords(counts(10, 5), 1);
        int[] text = {7, 3, 9};

        assertArrayEquals(new int[] {3, 9, NONE}, words.of(text, false, random()));
        assertArrayEquals(new int[] {NONE, 7, 3}, words.of(text, true, random()));
    }

    @Test
    void unknownWordsAreReadButNotForetold() {
        TargetWords words = new TargetWords(counts(10, 5), 1);

        assertArrayEquals(new int[] {NONE, 6, NONE}, words.of(new int[] {5, UNKNOWN, 6}, false, random()));
    }

    @Test
    void aWindowReachesSoFarAheadAndNoFurther() {
        int length = 300;
        int[] text = IntStream.range(UNKNOWN + 1, UNKNOWN + 1 + length).toArray();
        TargetWords words = new TargetWords(counts(100_000, 1), 4);
        for (boolean reversed : new boolean[] {false, true}) {
            int[] targets = words.of(text, reversed, random());
            Set<Integer> distances = new HashSet<>();
            for (int place = 4; place < length - 4; place++) {
                distances.add(reversed ? text[place] - targets[place] : targets[place] - text[place]);
            }
            assertEquals(Set.of(1, 2, 3, 4), distances);
            assertEquals(NONE, targets[reversed ? 0 : length - 1]);
        }
    }

    @Test
    void frequentWordsAreDrawnLessOften() {
        long[] counts = counts(1000, 10);
        int frequent = 5;
        counts[frequent] = 10_000;
        int[] text = IntStream.range(0, 2000)
                .map(i -> i % 2 == 0 ? frequent : 6 + i % 900)
                .toArray();

        int[] targets = new TargetWords(counts, 10).of(text, false, random());

        long often = Arrays.stream(targets).filter(word -> word == frequent).count();
        long others = Arrays.stream(targets)
                .filter(word -> word != frequent && word != NONE)
                .count();
        assertTrue(often > 0 && often * 5 < others, often + " of " + others);
    }
}
