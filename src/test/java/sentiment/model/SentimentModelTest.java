package sentiment.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sentiment.batch.Truncation;
import sentiment.recurrent.Pooling;
import sentiment.text.Vocabulary;

class SentimentModelTest {
    @TempDir
    Path folder;

    @Test
    void aTextWithoutAWordReadsAsOneUnknownWord() {
        try (SentimentModel model = model(Pooling.MAX, TestModels.WHOLE)) {
            double[] probabilities = model.probabilities(List.of("", " \n\t ", "<br /><br />", "\u0000", "xyzzy"));
            for (double probability : probabilities) {
                assertTrue(probability > 0 && probability < 1, Arrays.toString(probabilities));
                assertEquals(probabilities[0], probability);
            }
            assertEquals(0, model.probabilities(List.of()).length);
        }
    }

    @Test
    void markUpAndCaseDoNotCount() {
        try (SentimentModel model = model(Pooling.LAST, TestModels.WHOLE)) {
            double[] probabilities = model.probabilities(List.of("not good !", "NOT<br />Good!", "good not !"));
            assertEquals(probabilities[0], probabilities[1]);
            assertNotEquals(probabilities[0], probabilities[2], "but the words' order does");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LAST", "MEAN"})
    void ofAVeryLongTextTheHeadAndTheTailAreRead(Pooling pooling) {
        List<String> words = words(new Random(1), 100_000);
        int half = SentimentModel.LONGEST / 2;
        String whole = String.join(" ", words);
        String headAndTail = String.join(" ", words.subList(0, half)) + " "
                + String.join(" ", words.subList(words.size() - half, words.size()));
        String inside = String.join(" ", words.subList(1, SentimentModel.LONGEST + 1));
        try (SentimentModel model = model(pooling, TestModels.WHOLE)) {
            double[] probabilities = model.probabilities(List.of(whole, headAndTail, inside));
            assertEquals(probabilities[1], probabilities[0]);
            if (pooling == Pooling.MEAN) {
                assertNotEquals(probabilities[2], probabilities[0]);
            }
        }
    }

    @Test
    void aModelReadsNoMoreOfATextThanItWasTrainedOn() {
        try (SentimentModel model = model(Pooling.MEAN, new Truncation(3, Truncation.Keep.HEAD))) {
            double[] probabilities = model.probabilities(List.of("not very good", "not very good film !", "not very"));
            assertEquals(probabilities[0], probabilities[1]);
            assertNotEquals(probabilities[0], probabilities[2]);
        }
    }

    @Test
    void theNetworkReadsAtLeastOneTokenAndAtMostTheBound() {
        Truncation tail = new Truncation(2, Truncation.Keep.TAIL);
        assertArrayEquals(new int[] {Vocabulary.UNK}, SentimentModel.readable(new int[0], tail));
        assertArrayEquals(new int[] {4, 5}, SentimentModel.readable(new int[] {3, 4, 5}, tail));
        int[] long1 = IntStream.range(0, SentimentModel.LONGEST + 1).toArray();
        assertEquals(SentimentModel.LONGEST, SentimentModel.readable(long1, TestModels.WHOLE).length);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void aReviewsProbabilityDoesNotDependOnItsCompany(Pooling pooling) {
        List<String> texts = texts(200);
        try (SentimentModel model = model(pooling, TestModels.WHOLE)) {
            double[] together = model.probabilities(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertEquals(model.probabilities(List.of(texts.get(i)))[0], together[i], texts.get(i));
            }
            List<String> shuffled = new ArrayList<>(texts);
            Collections.shuffle(shuffled, new Random(3));
            double[] otherwise = model.probabilities(shuffled);
            for (int i = 0; i < texts.size(); i++) {
                assertEquals(together[texts.indexOf(shuffled.get(i))], otherwise[i]);
            }
        }
    }

    @Test
    void fourThreadsGetWhatOneThreadGets() throws Exception {
        List<String> texts = texts(200);
        try (SentimentModel model = model(Pooling.ATTENTION, TestModels.WHOLE)) {
            double[] alone = model.probabilities(texts);
            assertFalse(Arrays.stream(alone).allMatch(probability -> probability == alone[0]));
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> threads = new ArrayList<>();
                for (int thread = 0; thread < 4; thread++) {
                    int from = 25 * thread;
                    threads.add(pool.submit(() -> {
                        for (int start = from; start + 50 <= texts.size(); start += 25) {
                            assertArrayEquals(
                                    Arrays.copyOfRange(alone, start, start + 50),
                                    model.probabilities(texts.subList(start, start + 50)));
                        }
                    }));
                }
                for (Future<?> thread : threads) {
                    thread.get();
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private SentimentModel model(Pooling pooling, Truncation truncation) {
        TestModels.save(folder, 7, pooling, truncation);
        return ModelDirectory.load(folder);
    }

    /** Texts of 0 to 80 words. */
    private static List<String> texts(int count) {
        Random random = new Random(2);
        return IntStream.range(0, count)
                .mapToObj(i -> String.join(" ", words(random, random.nextInt(81))))
                .collect(Collectors.toList());
    }

    private static List<String> words(Random random, int count) {
        // Without the two marks: three full stops would be one token.
        return random.ints(count, 2, TestModels.WORDS.size() - 2)
                .mapToObj(TestModels.WORDS::word)
                .collect(Collectors.toList());
    }
}
