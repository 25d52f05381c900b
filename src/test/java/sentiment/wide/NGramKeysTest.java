package sentiment.wide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NGramKeysTest {
    @Test
    void aTextHasTheNGramsThatEndAtEachWord() {
        List<Long> keys = keys(3, "not", "good", "at", "all");
        assertEquals(4 + 3 + 2, keys.size());
        assertEquals(9, new HashSet<>(keys).size());
        assertEquals(4, keys(1, "not", "good", "at", "all").size());
        assertEquals(List.of(), keys(3));
    }

    @Test
    void theSameWordsHaveTheSameKeysWhereverTheyStand() {
        Set<Long> whole = new HashSet<>(keys(3, "it", "is", "not", "good", "at", "all"));
        assertEquals(6 + 5 + 4, whole.size());
        whole.retainAll(keys(3, "not", "good", "at"));
        assertEquals(6, whole.size());
    }

    @Test
    void orderAndWordBoundariesCount() {
        assertNotEquals(keys(2, "a", "b").get(2), keys(2, "b", "a").get(2));
        assertNotEquals(keys(2, "ab", "c").get(2), keys(2, "a", "bc").get(2));
        assertNotEquals(keys(2, "a", "b").get(2), keys(1, "ab").get(0));
    }

    @Test
    void nothingGoesOnOverAnInterruption() {
        NGramKeys keys = new NGramKeys(2);
        List<Long> found = new ArrayList<>();
        keys.next(NGramKeys.ofWord("a"), found::add);
        keys.interrupt();
        keys.next(NGramKeys.ofWord("b"), found::add);
        assertEquals(List.of(NGramKeys.ofWord("a"), NGramKeys.ofWord("b")), found);
    }

    @Test
    void manyNGramsHaveAsManyKeys() {
        Random random = new Random(1);
        Set<String> texts = new HashSet<>();
        Set<Long> keys = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            String[] words = {
                "w" + random.nextInt(500), "w" + random.nextInt(500), "w" + random.nextInt(500),
            };
            texts.add(String.join(" ", words));
            List<Long> found = keys(3, words);
            keys.add(found.get(found.size() - 1));
        }
        assertEquals(texts.size(), keys.size());
    }

    private static List<Long> keys(int longest, String... words) {
        NGramKeys keys = new NGramKeys(longest);
        List<Long> found = new ArrayList<>();
        for (String word : words) {
            keys.next(NGramKeys.ofWord(word), found::add);
        }
        return found;
    }
}
