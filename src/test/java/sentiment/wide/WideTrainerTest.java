package sentiment.wide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.batch.EncodedReviews;
import sentiment.data.InputException;
import sentiment.text.Vocabulary;

class WideTrainerTest {
    private static final Vocabulary WORDS =
            new Vocabulary(List.of("<pad>", "<unk>", "good", "bad", "not", "film", "rare"));
    private static final int GOOD = 2;
    private static final int BAD = 3;
    private static final int NOT = 4;
    private static final int FILM = 5;
    private static final EncodedReviews NEGATIONS = new EncodedReviews(
            new int[][] {{FILM, GOOD}, {NOT, BAD, FILM}, {BAD, FILM}, {FILM, NOT, GOOD}}, new int[] {1, 1, 0, 0});

    @TempDir
    Path folder;

    @Test
    void bigramsTellNegationsApartAndWordsAloneDoNot() {
        WideModel words = WideTrainer.train(NEGATIONS, WORDS, config(1, 1, 10));
        WideModel bigrams = WideTrainer.train(NEGATIONS, WORDS, config(2, 1, 10));
        for (String word : List.of("good", "bad", "not", "film")) {
            assertEquals(0, logit(words, word), 1e-3, word);
        }
        assertTrue(logit(bigrams, "not", "bad") > 0.5);
        assertTrue(logit(bigrams, "not", "good") < -0.5);
    }

    /** LIBLINEAR minimises |w|²/2 + C · the sum of log(1 + exp(-y · w · x)), the bias among w. */
    @Test
    void theWeightsMinimiseThePenalisedLossOverLogCountRatios() {
        int[][] ids = {{GOOD}, {GOOD, GOOD}, {GOOD}, {BAD}, {BAD}, {BAD}, {GOOD}};
        double cost = 2;
        EncodedReviews reviews = new EncodedReviews(ids, new int[] {1, 1, 1, 0, 0, 0, 0});
        WideModel model = WideTrainer.train(reviews, WORDS, config(1, 1, cost));
        // Of the reviews with good 3 are positive and 1 is negative, of those with bad 0 and 3; each count is raised by
        // 1.
        double good = Math.log((4.0 / 5) / (2.0 / 6));
        double bad = Math.log((1.0 / 5) / (4.0 / 6));
        double[] w = minimum(cost, good, bad);
        assertEquals(w[2], logit(model), 0.02);
        assertEquals(w[2] + w[0] * good, logit(model, "good"), 0.02);
        assertEquals(w[2] + w[1] * bad, logit(model, "bad"), 0.02);
    }

    /** By gradient descent: 3 positive reviews say good, 1 negative says good, 3 negative say bad. */
    private static double[] minimum(double cost, double good, double bad) {
        double[] w = new double[3];
        for (int i = 0; i < 20_000; i++) {
            double pGood = 1 / (1 + Math.exp(-(w[0] * good + w[2])));
            double pBad = 1 / (1 + Math.exp(-(w[1] * bad + w[2])));
            double gGood = 4 * pGood - 3;
            double gBad = 3 * pBad;
            w[0] -= 0.01 * (w[0] + cost * gGood * good);
            w[1] -= 0.01 * (w[1] + cost * gBad * bad);
            w[2] -= 0.01 * (w[2] + cost * (gGood + gBad));
        }
        return w;
    }

    @Test
    void nGramsOfFewerReviewsThanAskedForDoNotCount() {
        int[][] ids = {{GOOD, 6, 6, 6}, {GOOD}, {BAD}, {BAD}};
        EncodedReviews reviews = new EncodedReviews(ids, new int[] {1, 1, 0, 0});
        WideModel model = WideTrainer.train(reviews, WORDS, config(3, 2, 1));
        assertEquals(2, model.size());
        assertEquals(logit(model), logit(model, "rare"));
        assertTrue(logit(model, "good") > logit(model));
    }

    @Test
    void excerptsTeachTheWeightsOfNGramsThatCountInWholeReviews() {
        EncodedReviews reviews =
                new EncodedReviews(new int[][] {{GOOD, FILM}, {GOOD}, {BAD}, {BAD, FILM}}, new int[] {1, 1, 0, 0});
        EncodedReviews excerpts = new EncodedReviews(
                new int[][] {{GOOD, 6}, {GOOD, 6}, {GOOD, 6}, {BAD}, {BAD}, {BAD}}, new int[] {1, 1, 1, 0, 0, 0});
        WideModel alone = WideTrainer.train(reviews, WORDS, config(1, 2, 1));
        WideModel model = WideTrainer.train(reviews, excerpts, WORDS, config(1, 2, 1));
        assertTrue(logit(model, "good") > 1.2 * logit(alone, "good"));
        assertEquals(alone.size(), model.size());
        assertEquals(logit(model), logit(model, "rare"));
    }

    @Test
    void theSameReviewsGiveTheSameWeightsAndRepeatedWordsCountOnce() {
        EncodedReviews reviews = random(300, 3);
        WideModel model = WideTrainer.train(reviews, WORDS, config(3, 2, 1));
        assertArrayEquals(
                model.logits(reviews.ids(), WORDS),
                WideTrainer.train(reviews, WORDS, config(3, 2, 1)).logits(reviews.ids(), WORDS));
        WideModel words = WideTrainer.train(reviews, WORDS, config(1, 1, 1));
        assertEquals(logit(words, "good", "film"), logit(words, "film", "good", "good", "film"));
    }

    @Test
    void wordsAndIdsAreReadAlike() {
        EncodedReviews reviews = random(200, 4);
        WideModel model = WideTrainer.train(reviews, WORDS, config(3, 1, 1));
        double[] logits = model.logits(reviews.ids(), WORDS);
        for (int i = 0; i < logits.length; i++) {
            String[] words = Arrays.stream(reviews.ids()[i])
                    .mapToObj(id -> id == Vocabulary.UNK ? "word" + id : WORDS.word(id))
                    .toArray(String[]::new);
            assertEquals(logits[i], logit(model, words));
        }
    }

    @Test
    void whatItsWordsAddIsTheLogit() {
        EncodedReviews reviews = random(200, 6);
        WideModel model = WideTrainer.train(reviews, WORDS, config(3, 1, 1));
        for (String text : List.of("", "good", "good film good film good", "not bad at all not bad", "what film")) {
            String[] words = text.isEmpty() ? new String[0] : text.split(" ");
            double[] contributions = model.contributions(List.of(words));
            assertEquals(words.length, contributions.length);
            assertEquals(
                    logit(model, words) - logit(model),
                    Arrays.stream(contributions).sum(),
                    1e-6,
                    text);
        }
        assertEquals(0, model.contributions(List.of("good", "what", "film"))[1]);
    }

    @Test
    void whatWasSavedIsLoaded() throws IOException {
        EncodedReviews reviews = random(200, 5);
        WideModel model = WideTrainer.train(reviews, WORDS, config(3, 1, 1));
        Path file = folder.resolve("wide.bin");
        model.save(file);
        WideModel loaded = WideModel.load(file);
        assertEquals(model.size(), loaded.size());
        assertArrayEquals(model.logits(reviews.ids(), WORDS), loaded.logits(reviews.ids(), WORDS));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        String refusal =
                assertThrows(InputException.class, () -> WideModel.load(file)).getMessage();
        assertEquals(file + " is damaged (its checksum differs); delete it and make it again.", refusal);
    }

    @Test
    void inEightBitsEachWeightIsRoundedInProportion() throws IOException {
        EncodedReviews reviews = random(200, 5);
        WideModel model = WideTrainer.train(reviews, WORDS, config(3, 1, 1));
        Path exact = folder.resolve("exact.bin");
        Path small = folder.resolve("small.bin");
        model.save(exact);
        model.saveEightBit(small);
        WideModel loaded = WideModel.load(small);
        assertEquals(model.size(), loaded.size());
        assertArrayEquals(model.logits(reviews.ids(), WORDS), loaded.logits(reviews.ids(), WORDS), 0.05);
        assertTrue(Files.size(small) < 0.65 * Files.size(exact));
    }

    @Test
    void reviewsOfOneLabelAreRefused() {
        EncodedReviews reviews = new EncodedReviews(new int[][] {{GOOD}, {GOOD, FILM}}, new int[] {1, 1});
        assertThrows(IllegalArgumentException.class, () -> WideTrainer.train(reviews, WORDS, config(2, 1, 1)));
    }

    @Test
    void reviewsWithoutAWordGiveABias() {
        EncodedReviews reviews = new EncodedReviews(new int[][] {{}, {}, {}}, new int[] {1, 1, 0});
        assertTrue(logit(WideTrainer.train(reviews, WORDS, config(3, 1, 10))) > 0);
    }

    private static EncodedReviews random(int count, long seed) {
        Random random = new Random(seed);
        int[][] ids = new int[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = random.ints(random.nextInt(12), Vocabulary.UNK, WORDS.size())
                    .toArray();
            labels[i] = i % 2;
        }
        return new EncodedReviews(ids, labels);
    }

    private static WideConfig config(int ngrams, int minCount, double cost) {
        return new WideConfig(true, ngrams, minCount, cost, 0, false);
    }

    private static double logit(WideModel model, String... words) {
        WideModel.Reader reader = model.reader();
        for (String word : words) {
            reader.accept(word);
        }
        return reader.logit();
    }
}
