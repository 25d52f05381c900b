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
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

class PretrainingTest {
    private static final int WORDS = 100;
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

    private static LearnedEncoder learn(int texts, int epochs, int threads, long seed) {
        return learn(texts, 1, epochs, threads, seed);
    }

    private static LearnedEncoder learn(int texts, int window, int epochs, int threads, long seed) {
        PretrainingOptions options = new PretrainingOptions(
                Cell.LSTM, 16, true, List.of(), 12, window, epochs, 0.02, 32, 10_000, 1, threads, seed);
        return new Pretraining(options, (stage, done, total) -> {}).learn(counting(texts));
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

        learned.save(folder);

        PretrainedEncoder read = PretrainedEncoder.load(folder, SHAPE);
        assertEquals(learned.weights().keySet(), read.weights().keySet());
        learned.weights()
                .forEach((name, values) ->
                        assertArrayEquals(values, read.weights().get(name), name));
        assertTrue(PretrainedEncoder.vectors(folder).toFile().length() > 0);
    }

    @Test
    void aFolderWithoutAnEncoderIsRefused() {
        InputException e = assertThrows(InputException.class, () -> PretrainedEncoder.load(folder, SHAPE));

        assertTrue(e.getMessage()
                .startsWith(folder + " holds no pretrained encoder (encoder.bin and vectors.txt); write one"));
    }
}
