package sentiment.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;
import sentiment.text.StageProgress;

class PretrainingTest {
    private static final int WORDS = 140;
    private static final EncoderShape SHAPE = new EncoderShape(Cell.LSTM, 12, 16, 2, true, Pooling.ATTENTION);

    @TempDir
    Path folder;

    /** Texts that count on from any number, so that each word tells the next one and the one before. */
    private static List<String> counting(int texts) {
        Random random = new Random(5);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            int first = random.nextInt(WORDS);
            all.add(IntStream.range(first, first + 40)
                    .mapToObj(number -> "w" + (char) ('a' + number % WORDS / 10) + (char) ('a' + number % 10))
                    .collect(Collectors.joining(" ")));
        }
        return all;
    }

    private LearnedEncoder learn(int texts, int epochs, int threads, long seed) {
        return learn(texts, 1, epochs, threads, seed);
    }

    private LearnedEncoder learn(int texts, int window, int epochs, int threads, long seed) {
        return new Pretraining(options(window, epochs, threads, seed), folder, StageProgress.NONE, () -> false)
                .learn(counting(texts), false)
                .orElseThrow();
    }

    private static PretrainingOptions options(int window, int epochs, int threads, long seed) {
        return new PretrainingOptions(
                Cell.LSTM, 16, true, List.of(), 12, window, epochs, 0.02, 64, 10_000, 1, threads, seed);
    }

    /** Stops before the update that comes after so many. */
    private static BooleanSupplier after(int updates) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() >= updates;
    }

    @Test
    void whatAlwaysFollowsIsForetold() {
        List<Double> losses = learn(640, 20, 2, 1).losses();

        assertEquals(20, losses.size());
        assertTrue(losses.get(0) > 1, "first epoch " + losses.get(0));
        // ln 33 = 3.5 is a guess among the word and the sample.
        assertTrue(losses.get(19) < 0.5, "last epoch " + losses.get(19));
    }

    @Test
    void ofSeveralWordsAheadEachIsForetold() {
        List<Double> losses = learn(640, 3, 20, 2, 1).losses();

        // Three words are as likely; each of the other two stands in a third of the samples, so E ln(1 + n) = 0.41 at
        // best.
        assertTrue(losses.get(19) > 0.4 && losses.get(19) < 1, "last epoch " + losses.get(19));
    }

    @Test
    void theSameSeedAndThreadsGiveTheSameBitsAndAnotherSeedOthers() {
        float[] first = learn(100, 20, 1, 2, 7).weights().get("U0");

        assertArrayEquals(first, learn(100, 20, 1, 2, 7).weights().get("U0"));
        assertFalse(Arrays.equals(first, learn(100, 20, 1, 2, 8).weights().get("U0")));
    }

    @Test
    void whatWasSavedIsRead() {
        LearnedEncoder learned = learn(50, 1, 1, 1);

        PretrainedEncoder read = PretrainedEncoder.load(folder, SHAPE);
        assertEquals(learned.weights().keySet(), read.weights().keySet());
        learned.weights()
                .forEach((name, values) ->
                        assertArrayEquals(values, read.weights().get(name), name));
        assertTrue(PretrainedEncoder.vectors(folder).toFile().length() > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void stoppedAnywhereItEndsWithTheBitsOfOneThatWasNot(int updates) {
        LearnedEncoder whole = learn(100, 20, 3, 1, 7);
        PretrainingOptions options = options(20, 3, 1, 7);
        List<String> texts = counting(100);

        Optional<LearnedEncoder> stopped =
                new Pretraining(options, folder, StageProgress.NONE, after(updates)).learn(texts, false);

        assertTrue(stopped.isEmpty());
        assertTrue(Pretraining.stoppedIn(folder));
        LearnedEncoder resumed = new Pretraining(options, folder, StageProgress.NONE, () -> false)
                .learn(texts, true)
                .orElseThrow();
        assertEquals(whole.losses(), resumed.losses());
        whole.weights()
                .forEach((name, values) ->
                        assertArrayEquals(values, resumed.weights().get(name), name));
        assertArrayEquals(whole.vectors().values(), resumed.vectors().values());
        assertFalse(Pretraining.stoppedIn(folder));
    }

    @Test
    void onlyWhatWasBegunIsResumed() {
        List<String> texts = counting(100);
        Pretraining begun = new Pretraining(options(20, 3, 1, 7), folder, StageProgress.NONE, after(1));
        assertTrue(begun.learn(texts, false).isEmpty());

        InputException options = assertThrows(
                InputException.class,
                () -> new Pretraining(options(10, 3, 2, 7), folder, StageProgress.NONE, () -> false)
                        .learn(texts, true));
        InputException others = assertThrows(
                InputException.class,
                () -> new Pretraining(options(20, 3, 2, 7), folder, StageProgress.NONE, () -> false)
                        .learn(counting(99), true));

        String otherwise =
                "; repeat what it was begun with, or delete " + folder.resolve("pretraining.bin") + " to begin anew.";
        assertEquals(folder + " was begun with --window 20, not 10" + otherwise, options.getMessage());
        assertEquals(folder + " was begun with other texts" + otherwise, others.getMessage());
    }

    @Test
    void aFolderWithoutAnEncoderIsRefused() {
        InputException e = assertThrows(InputException.class, () -> PretrainedEncoder.load(folder, SHAPE));

        assertTrue(e.getMessage()
                .startsWith(folder + " holds no pretrained encoder (encoder.bin and vectors.txt); write one"));
    }
}
