package sentiment.embedding.skipgram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.text.StageProgress;

class LearnedVectorsTest {
    private static final StageProgress SILENT = (stage, done, total) -> {};
    private static final String[] ANIMALS = {"cat", "dog", "horse"};
    private static final String[] OF_ANIMALS = {"tail", "fur", "runs", "eats", "sleeps"};
    private static final String[] FRUITS = {"apple", "pear", "plum"};
    private static final String[] OF_FRUITS = {"ripe", "sweet", "juice", "tree", "peel"};

    /** Texts about animals or fruits; no two animals and no two fruits stand in one text. */
    private static List<String> corpus() {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            boolean animal = random.nextBoolean();
            String[] others = animal ? OF_ANIMALS : OF_FRUITS;
            texts.add(others[random.nextInt(5)] + " " + others[random.nextInt(5)] + " "
                    + (animal ? ANIMALS : FRUITS)[random.nextInt(3)] + " " + others[random.nextInt(5)]);
        }
        return texts;
    }

    private static LearnedVectors learn(List<String> texts, int threads, long seed) {
        return LearnedVectors.of(texts, new SkipGramOptions(20, 5, 3, 5, 5, 0, threads, seed), SILENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wordsOfTheSameContextsAreNearEachOther(int threads) {
        LearnedVectors learned = learn(corpus(), threads, 1);

        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                if (i != k) {
                    double animals = cosine(learned, ANIMALS[i], ANIMALS[k]);
                    double fruits = cosine(learned, FRUITS[i], FRUITS[k]);
                    double mixed = cosine(learned, ANIMALS[i], FRUITS[k]);
                    assertTrue(animals > mixed + 0.3, ANIMALS[i] + " " + ANIMALS[k] + " " + animals + " " + mixed);
                    assertTrue(fruits > mixed + 0.3, FRUITS[i] + " " + FRUITS[k] + " " + fruits + " " + mixed);
                }
            }
        }
    }

    @Test
    void theSameSeedOnOneThreadGivesTheSameVectorsAndAnotherOneOthers() {
        List<String> texts = corpus().subList(0, 200);
        float[] first = learn(texts, 1, 7).table().values();

        assertArrayEquals(first, learn(texts, 1, 7).table().values());
        assertFalse(Arrays.equals(first, learn(texts, 1, 8).table().values()));
    }

    @Test
    void aWordBelowTheMinimumHasNoVectorAndDoesNotStandBetweenItsNeighbours() {
        List<String> texts = corpus().subList(0, 200);
        List<String> interrupted = new ArrayList<>();
        for (String text : texts) {
            interrupted.add(text.replaceFirst(" ", " rare" + interrupted.size() + " "));
        }

        LearnedVectors learned = learn(interrupted, 1, 1);

        assertEquals(
                learn(texts, 1, 1).vocabulary().words(), learned.vocabulary().words());
        assertArrayEquals(learn(texts, 1, 1).table().values(), learned.table().values());
        assertEquals(800 + 200, learned.tokens());
    }

    @Test
    void thinningOutSparesRareWords() {
        List<String> texts = corpus();
        SkipGramOptions options = new SkipGramOptions(20, 5, 3, 5, 5, 1e-2, 1, 1);
        LearnedVectors learned = LearnedVectors.of(texts, options, SILENT);
        assertTrue(cosine(learned, "cat", "dog") > cosine(learned, "cat", "pear") + 0.3);
    }

    @Test
    void progressEndsWithAllTextsOfAllEpochs() {
        List<String> stages = new ArrayList<>();
        LearnedVectors.of(
                corpus().subList(0, 700),
                new SkipGramOptions(4, 2, 2, 1, 1, 0, 1, 1),
                (stage, done, total) -> stages.add(stage + " " + done + "/" + total));
        assertTrue(stages.contains("Tokenising reviews 700/700"), stages.toString());
        assertEquals("Learning word vectors 1400/1400", stages.get(stages.size() - 1));
    }

    @Test
    void tooLittleTextIsRefused() {
        InputException refused = assertThrows(InputException.class, () -> learn(List.of("a b", "a"), 1, 1));
        assertEquals("Fewer than two words occur 5 times; give more text or a lower min-count.", refused.getMessage());
    }

    private static double cosine(LearnedVectors learned, String a, String b) {
        int dimension = learned.table().dimension();
        float[] values = learned.table().values();
        int first = learned.vocabulary().id(a) * dimension;
        int second = learned.vocabulary().id(b) * dimension;
        double product = 0;
        double squares = 0;
        double others = 0;
        for (int k = 0; k < dimension; k++) {
            product += (double) values[first + k] * values[second + k];
            squares += (double) values[first + k] * values[first + k];
            others += (double) values[second + k] * values[second + k];
        }
        return product / Math.sqrt(squares * others);
    }
}
