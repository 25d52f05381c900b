package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.batch.EncodedReviews;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.ModelDirectory;
import sentiment.model.ModelJson;
import sentiment.model.PartMetrics;
import sentiment.model.SentimentModel;
import sentiment.network.NetworkState;
import sentiment.wide.WideModel;

class TrainerTest {
    private static final PreparedCorpus CORPUS = TestTraining.corpus(14, 6);
    private static final int STEPS_AN_EPOCH = 4;

    @TempDir
    Path folder;

    @Test
    void whoeverMeasuresIsToldGradientsAndWeights() {
        // Plain SGD moves the weights by rate times gradient: one batch an epoch tells the gradient's norm.
        TrainingConfig config = TestTraining.config(
                "optimizer.updater=sgd",
                "optimizer.clipNorm=0",
                "optimizer.l2=0",
                "encoder.trainEmbeddings=false",
                "batch.size=14",
                "epochs=2");
        List<BatchResult> batches = new ArrayList<>();
        List<Map<String, float[]>> weights = new ArrayList<>();
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public boolean measures() {
                return true;
            }

            @Override
            public void batchMeasured(BatchResult batch) {
                batches.add(batch);
            }

            @Override
            public void weightsMeasured(long step, Map<String, float[]> arrays) {
                weights.add(arrays);
            }
        };
        try (Trainer trainer = new Trainer(config, CORPUS, folder.resolve("told"), observer, () -> false)) {
            trainer.train();
        }

        double squares = 0;
        for (String name : weights.get(0).keySet()) {
            for (int i = 0; i < weights.get(0).get(name).length; i++) {
                squares += Math.pow(weights.get(1).get(name)[i] - weights.get(0).get(name)[i], 2);
            }
        }
        BatchResult second = batches.get(1);
        assertEquals(2, second.step());
        assertEquals(second.learningRate() * second.gradientNorm(), Math.sqrt(squares), 1e-3 * Math.sqrt(squares));
        assertTrue(weights.get(0).keySet().containsAll(List.of("W0", "U0Reverse", "output", "embedding")));
    }

    @Test
    void theSameSeedAndThreadsGiveTheSameWeightsAndAnotherSeedOthers() throws IOException {
        TrainingConfig config = TestTraining.config();
        List<String> first = figures(train("first", config, CORPUS));
        assertEquals(first, figures(train("second", config, CORPUS)));
        assertSameTraining("first", "second");
        train("other", TestTraining.config("seed=2"), CORPUS);
        assertFalse(Arrays.equals(weights("first"), weights("other")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, STEPS_AN_EPOCH, STEPS_AN_EPOCH + 2, 3 * STEPS_AN_EPOCH})
    void stoppedAndResumedIsUninterrupted(int steps) throws IOException {
        TrainingConfig config = TestTraining.config();
        TrainingOutcome whole = train("whole", config, CORPUS);
        TrainingOutcome stopped = train("stopped", config, CORPUS, after(steps));
        assertFalse(stopped.complete());
        assertEquals((steps - 1) / STEPS_AN_EPOCH, stopped.epochs().size());
        TrainingOutcome resumed = resume("stopped", config, CORPUS, () -> false);
        assertTrue(resumed.complete());
        assertEquals(figures(whole), figures(resumed));
        assertSameTraining("whole", "stopped");
    }

    @Test
    void stoppedAtEveryStepIsUninterruptedWithUnlabelledReviewsToo() throws IOException {
        TrainingConfig config = TestTraining.config(
                "adversarial.weight=1",
                "unlabelled.virtualWeight=1",
                "unlabelled.entropyWeight=0.5",
                "unlabelled.teacher=asked",
                "unlabelled.ratio=1.5",
                "data.wordDropout=0.2",
                "epochs=2");
        PreparedCorpus corpus = unlabelled(3, 0.9);
        TrainingOutcome whole = train("whole", config, corpus);
        TrainingOutcome outcome = train("stopped", config, corpus, () -> true);
        while (!outcome.complete()) {
            outcome = resume("stopped", config, corpus, () -> true);
        }
        assertEquals(figures(whole), figures(outcome));
        assertSameTraining("whole", "stopped");
        for (PreparedCorpus others : List.of(unlabelled(4, 0.9), unlabelled(3, 0.8))) {
            train("others", config, others);
            assertFalse(Arrays.equals(weights("whole"), weights("others")), "reviews and teacher are learned from");
            train("model", config, corpus, () -> true);
            assertTrue(refusalOfResume(config, others).contains("other reviews"));
        }
    }

    /** With nine reviews beside, of all of which a teacher says the same. */
    private static PreparedCorpus unlabelled(long seed, double probability) {
        double[] teacher = new double[9];
        Arrays.fill(teacher, probability);
        return CORPUS.withUnlabelled(TestTraining.reviews(teacher.length, seed).ids(), teacher);
    }

    @ParameterizedTest
    @CsvSource({
        "optimizer.updater, sgd, 7",
        "optimizer.schedule, one_cycle, 7",
        "encoder.trainEmbeddings, false, 7",
        "optimizer.schedule, plateau, 7",
        "optimizer.averageDecay, 0.9, 7",
        "optimizer.averageDecay, 0.99, 2",
        "optimizer.labelSmoothing, 0.1, 7",
        "data.wordDropout, 0.5, 7",
        "batch.unit, tokens, 25"
    })
    void stoppedAtEveryStepIsUninterruptedToo(String key, String value, int batchSize) throws IOException {
        TrainingConfig config = TestTraining.config(key + "=" + value, "epochs=2", "batch.size=" + batchSize);
        TrainingOutcome whole = train("whole", config, CORPUS);
        TrainingOutcome outcome = train("stopped", config, CORPUS, () -> true);
        int stops = 1;
        while (!outcome.complete()) {
            outcome = resume("stopped", config, CORPUS, () -> true);
            stops++;
        }
        assertEquals(whole.epochs().get(1).step() + 1, stops);
        assertEquals(figures(whole), figures(outcome));
        assertSameTraining("whole", "stopped");
    }

    @Test
    void aFinishedTrainingMayBeResumedForMoreEpochs() throws IOException {
        TrainingOutcome first = train("model", TestTraining.config(), CORPUS);
        TrainingOutcome nothingLeft = resume("model", TestTraining.config(), CORPUS, () -> false);
        assertEquals(first, nothingLeft);
        TrainingOutcome more = resume("model", TestTraining.config("epochs=5"), CORPUS, () -> false);
        assertEquals(first.epochs(), more.epochs().subList(0, 3));
        assertEquals(5, more.epochs().size());
        assertEquals(5 * STEPS_AN_EPOCH, more.epochs().get(4).step());
        assertEquals(
                5, Files.readAllLines(folder.resolve("model/metrics.jsonl")).size());
    }

    @Test
    void aResumeNeedsACheckpointOfTheSameTraining() {
        TrainingConfig config = TestTraining.config();
        assertTrue(refusalOfResume(config, CORPUS).endsWith(" holds no checkpoint; train without --resume first."));
        train("model", config, CORPUS);
        assertTrue(refusalOfResume(TestTraining.config("seed=2"), CORPUS)
                .endsWith("last belongs to a training with another configuration; train without --resume."));
        assertTrue(
                refusalOfResume(config, TestTraining.corpus(13, 6))
                        .endsWith(
                                "last belongs to a training on other reviews or vectors than there are now; train without --resume."));
    }

    @Test
    void theWidePartIsLearnedAtTheEndAlsoAfterAResume() throws IOException {
        TrainingConfig config = TestTraining.config("wide.enabled=true", "wide.minCount=1");
        PreparedCorpus corpus = TestTraining.corpus(40, 20);
        Map<String, PartMetrics> heard = new LinkedHashMap<>();
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public void calibrated(Map<String, PartMetrics> parts, Metrics whole) {
                heard.putAll(parts);
            }
        };
        try (Trainer trainer = new Trainer(config, corpus, folder.resolve("whole"), observer, () -> false)) {
            trainer.train();
        }
        assertEquals(List.of("recurrent", "wide", "together"), List.copyOf(heard.keySet()));
        assertEquals(1, heard.get("wide").accuracy(), "each review says good or bad");
        train("stopped", config, corpus, after(2));
        assertFalse(Files.exists(folder.resolve("stopped/wide.bin")));
        resume("stopped", config, corpus, () -> false);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/wide.bin")),
                Files.readAllBytes(folder.resolve("stopped/wide.bin")));
        try (SentimentModel whole = ModelDirectory.load(folder.resolve("whole"));
                SentimentModel stopped = ModelDirectory.load(folder.resolve("stopped"))) {
            assertEquals(heard, whole.manifest().parts());
            assertEquals(whole.manifest().calibration(), stopped.manifest().calibration());
            BinaryEvaluation evaluation = new BinaryEvaluation();
            double[] probabilities = whole.probabilities(
                    Stream.of(corpus.validation().ids()).map(TestTraining::text).toList());
            for (int i = 0; i < probabilities.length; i++) {
                evaluation.add(Label.values()[corpus.validation().labels()[i]], probabilities[i]);
            }
            assertEquals(whole.manifest().validation(), evaluation.metrics());
        }
    }

    @Test
    void withoutAWidePartTheTemperatureIsFitted() {
        train("model", TestTraining.config(), CORPUS);
        try (SentimentModel model = ModelDirectory.load(folder.resolve("model"))) {
            assertNotEquals(1, model.manifest().calibration().at(1).recurrent());
            assertEquals(0, model.manifest().calibration().at(1).wide());
            assertEquals(
                    List.of("recurrent", "calibrated"),
                    List.copyOf(model.manifest().parts().keySet()));
        }
    }

    @Test
    void itStopsEarlyWhenValidationNoLongerImproves() {
        TrainingOutcome outcome = train(
                "model",
                TestTraining.config(
                        "optimizer.learningRate=0", "optimizer.embeddingLearningRate=0", "patience=2", "epochs=9"),
                CORPUS);
        assertTrue(outcome.complete());
        assertEquals(3, outcome.epochs().size());
        assertEquals(0, outcome.best(), "the first of equals");
    }

    @Test
    void theModelHasTheWeightsOfTheBestEpochNotOfTheLast() {
        EncodedReviews reviews = CORPUS.train();
        // What it learns is wrong on the validation reviews, so they get worse.
        PreparedCorpus corpus = TestTraining.corpus(reviews, TestTraining.contradicted(reviews));
        TrainingOutcome outcome = train(
                "model", TestTraining.config("optimizer.schedule=constant", "batch.size=14", "epochs=12"), corpus);
        Metrics best = outcome.epochs().get(outcome.best()).validation();
        Metrics last = outcome.epochs().get(11).validation();
        assertTrue(best.accuracy() > last.accuracy() + 0.2, best.accuracy() + " and " + last.accuracy());
        try (SentimentModel model = ModelDirectory.load(folder.resolve("model"))) {
            assertEquals(best.confusion(), model.manifest().validation().confusion());
            List<String> texts =
                    Stream.of(reviews.ids()).map(TestTraining::text).toList();
            double[] probabilities = model.probabilities(texts);
            int right = 0;
            for (int i = 0; i < probabilities.length; i++) {
                right +=
                        (probabilities[i] >= 0.5 ? 1 : 0) == corpus.validation().labels()[i] ? 1 : 0;
            }
            assertEquals(best.accuracy(), (double) right / probabilities.length);
        }
        assertEquals(
                outcome.best() + 1,
                checkpoint("model", "best").progress().finished().size());
        assertEquals(12, checkpoint("model", "last").progress().finished().size());
    }

    @Test
    void theModelHasTheAveragedWeightsThatWereValidated() {
        EncodedReviews reviews = CORPUS.validation();
        TrainingOutcome outcome = train("model", TestTraining.config("optimizer.averageDecay=0.9"), CORPUS);
        TrainingOutcome plain = train("plain", TestTraining.config(), CORPUS);
        assertEquals(plain.epochs().get(2).loss(), outcome.epochs().get(2).loss(), "averaging changes no step");
        try (SentimentModel model = ModelDirectory.load(folder.resolve("model"));
                SentimentModel last = ModelDirectory.load(folder.resolve("plain"))) {
            double[] logits = model.recurrentLogits(reviews.ids(), 1);
            double logLoss = 0;
            for (int i = 0; i < logits.length; i++) {
                logLoss += Math.log1p(Math.exp(reviews.labels()[i] == 1 ? -logits[i] : logits[i])) / logits.length;
            }
            assertEquals(outcome.epochs().get(outcome.best()).validation().logLoss(), logLoss, 1e-9);
            assertFalse(Arrays.equals(logits, last.recurrentLogits(reviews.ids(), 1)));
        }
    }

    @Test
    void wordsAreDroppedInTrainingOnly() {
        String[] still = {"optimizer.learningRate=0", "optimizer.embeddingLearningRate=0", "epochs=1"};
        EpochResult plain =
                train("plain", TestTraining.config(still), CORPUS).epochs().get(0);
        EpochResult dropped = train(
                        "dropped", TestTraining.config(still[0], still[1], still[2], "data.wordDropout=0.9"), CORPUS)
                .epochs()
                .get(0);
        assertNotEquals(plain.loss(), dropped.loss());
        assertEquals(plain.validation().logLoss(), dropped.validation().logLoss(), 1e-5);
    }

    @Test
    void theWidePartMayLearnFromExcerptsToo() throws IOException {
        PreparedCorpus corpus = TestTraining.corpus(TestTraining.longReviews(40, 1), TestTraining.longReviews(20, 2));
        List<Double> surest = new ArrayList<>();
        for (String excerpts : List.of("0", "4")) {
            String name = "excerpts" + excerpts;
            train(name, TestTraining.config("wide.enabled=true", "wide.excerpts=" + excerpts), corpus);
            WideModel wide = WideModel.load(folder.resolve(name).resolve(ModelDirectory.WIDE));
            double[] ofWords = wide.logits(new int[][] {{TestTraining.GOOD}, {TestTraining.BAD}}, TestTraining.WORDS);
            surest.add(ofWords[0] - ofWords[1]);
        }
        assertTrue(surest.get(1) > 1.5 * surest.get(0), "a word alone says more: " + surest);
        assertArrayEquals(weights("excerpts0"), weights("excerpts4"), "the network learns as without");
    }

    @Test
    void onAPlateauTheRateHalvesAfterEachEpochWithoutABetterOne() {
        EncodedReviews reviews = CORPUS.train();
        PreparedCorpus corpus = TestTraining.corpus(reviews, TestTraining.contradicted(reviews));
        List<EpochResult> epochs = train("model", TestTraining.config("optimizer.schedule=plateau", "epochs=9"), corpus)
                .epochs();
        double rate = 0.02;
        double best = -1;
        for (EpochResult epoch : epochs) {
            assertEquals(rate, epoch.learningRate(), 1e-12, "epoch " + epoch.epoch());
            rate = epoch.validation().accuracy() > best ? rate : rate / 2;
            best = Math.max(best, epoch.validation().accuracy());
        }
        assertTrue(rate < 0.02, "else this shows nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "batch.size=4, optimizer.clipNorm=0, set optimizer.clipNorm to 1",
        "batch.size=100, optimizer.clipNorm=0, set optimizer.clipNorm to 1",
        "batch.size=4, optimizer.clipNorm=1, lower optimizer.clipNorm"
    })
    void aDivergenceEndsTheTrainingWithOneSentence(String batchSize, String clipNorm, String advice) {
        TrainingConfig config = TestTraining.config(
                "optimizer.updater=sgd",
                "optimizer.learningRate=1e38",
                "optimizer.embeddingLearningRate=1e38",
                clipNorm,
                "optimizer.schedule=constant",
                "epochs=4",
                batchSize);
        String message = assertThrows(DivergenceException.class, () -> train("model", config, CORPUS))
                .getMessage();
        assertTrue(
                message.matches("(The loss|A validation probability) became \\S+ in epoch \\d+ at step \\d+; lower"
                        + " optimizer.learningRate or " + advice + ", then train again\\."),
                message);
    }

    @Test
    void everyEpochIsALineOfMetrics() throws IOException {
        TrainingOutcome outcome = train("model", TestTraining.config(), CORPUS);
        List<String> lines = Files.readAllLines(folder.resolve("model/metrics.jsonl"));
        assertEquals(3, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = new ObjectMapper().readTree(lines.get(i));
            List<String> keys = new ArrayList<>();
            line.fieldNames().forEachRemaining(keys::add);
            assertEquals(
                    List.of(
                            "epoch",
                            "step",
                            "loss",
                            "learningRate",
                            "tokens",
                            "seconds",
                            "tokensPerSecond",
                            "validationSeconds",
                            "validation"),
                    keys);
            assertEquals(i + 1, line.path("epoch").asInt());
            assertEquals((i + 1) * STEPS_AN_EPOCH, line.path("step").asInt());
            assertEquals(CORPUS.train().totalTokens(), line.path("tokens").asLong());
            assertEquals(outcome.epochs().get(i).loss(), line.path("loss").asDouble());
            assertEquals(6, line.path("validation").path("n").asInt());
        }
    }

    @Test
    void theScheduleEndsWithTheLastStepAlsoWhereEpochsDifferInSteps() throws IOException {
        PreparedCorpus corpus = TestTraining.corpus(130, 6);
        TrainingConfig config = TestTraining.config("batch.unit=tokens", "batch.size=3", "epochs=3");
        List<EpochResult> epochs = train("model", config, corpus).epochs();
        long steps = epochs.get(2).step();
        assertNotEquals(3 * epochs.get(0).step(), steps, "else this shows nothing");
        // Linear: one step more than there are would bring it to zero.
        assertEquals(0.02 / (steps + 1), epochs.get(2).learningRate(), 1e-9);
    }

    @Test
    void itLearnsEightReviewsByHeart() {
        EncodedReviews eight = TestTraining.reviews(8, 5);
        TrainingConfig config = TestTraining.config(
                "epochs=30",
                "optimizer.learningRate=0.05",
                "optimizer.embeddingLearningRate=0.05",
                "batch.size=8",
                "encoder.dropout.embedding=0",
                "encoder.dropout.review=0",
                "optimizer.schedule=constant");
        TrainingOutcome outcome = train("model", config, TestTraining.corpus(eight, eight));
        EpochResult last = outcome.epochs().get(29);
        assertEquals(Math.log(2), outcome.epochs().get(0).loss(), 0.3);
        assertTrue(last.loss() < 0.05, "loss " + last.loss());
        assertEquals(1, last.validation().accuracy());
    }

    @Test
    void aReviewWithoutAWordIsLearnedAndScored() {
        EncodedReviews reviews = new EncodedReviews(new int[][] {{}, {2, 4}, {}, {3}}, new int[] {0, 1, 1, 0});
        TrainingOutcome outcome = train("model", TestTraining.config(), TestTraining.corpus(reviews, reviews));
        assertEquals(4, outcome.epochs().get(2).validation().n());
        assertEquals(5, outcome.epochs().get(2).tokens(), "an empty review counts as one unknown word");
    }

    @Test
    void aBatchMayBeMeasuredInTokens() {
        TrainingConfig config = TestTraining.config("batch.size=12", "batch.unit=tokens");
        List<Long> tokensAfterStep = new ArrayList<>();
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public void stepFinished(long tokens, double loss, double tokensPerSecond) {
                tokensAfterStep.add(tokens);
            }
        };
        TrainingOutcome outcome;
        try (Trainer trainer = new Trainer(config, CORPUS, folder.resolve("model"), observer, () -> false)) {
            outcome = trainer.train();
        }
        assertEquals(outcome.epochs().get(2).step(), tokensAfterStep.size());
        long before = 0;
        for (long tokens : tokensAfterStep) {
            before = tokens < before ? 0 : before;
            assertTrue(tokens - before <= 12, tokensAfterStep.toString());
            before = tokens;
        }
        assertEquals(CORPUS.train().totalTokens(), before);
    }

    @Test
    void noMoreOfAReviewIsReadThanAskedFor() {
        TrainingOutcome outcome = train("model", TestTraining.config("data.maxTokens=1"), CORPUS);
        assertEquals(CORPUS.train().size(), outcome.epochs().get(0).tokens());
    }

    @Test
    void theObserverSeesEveryEpochAndTheBest() {
        List<String> seen = new ArrayList<>();
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public void epochStarted(int epoch, long done, long tokens) {
                seen.add("start " + epoch + " at " + done + " of " + tokens);
            }

            @Override
            public void epochFinished(EpochResult result, boolean best) {
                seen.add("end " + result.epoch() + " " + best);
            }
        };
        TrainingConfig config =
                TestTraining.config("optimizer.learningRate=0", "optimizer.embeddingLearningRate=0", "epochs=2");
        try (Trainer trainer = new Trainer(config, CORPUS, folder.resolve("model"), observer, () -> false)) {
            trainer.train();
        }
        long tokens = CORPUS.train().totalTokens();
        assertEquals(
                List.of("start 1 at 0 of " + tokens, "end 1 true", "start 2 at 0 of " + tokens, "end 2 false"), seen);
    }

    @Test
    void afterAResumeTheObserverHearsWhereTheEpochGoesOn() {
        List<Long> stoppedAt = new ArrayList<>();
        List<Long> resumedAt = new ArrayList<>();
        Path model = folder.resolve("model");
        TrainingObserver first = new TrainingObserver() {
            @Override
            public void stepFinished(long tokens, double loss, double tokensPerSecond) {
                stoppedAt.add(tokens);
            }
        };
        TrainingObserver second = new TrainingObserver() {
            @Override
            public void epochStarted(int epoch, long done, long tokens) {
                resumedAt.add(done);
            }
        };
        try (Trainer trainer = new Trainer(TestTraining.config(), CORPUS, model, first, after(2))) {
            trainer.train();
        }
        try (Trainer trainer = new Trainer(TestTraining.config(), CORPUS, model, second, () -> false)) {
            trainer.resume();
            trainer.train();
        }
        assertEquals(List.of(stoppedAt.get(1), 0L, 0L), resumedAt);
    }

    @Test
    void aTrainingAnewRemovesTheEarlierOneOnceItStarts() throws IOException {
        train("model", TestTraining.config(), CORPUS);
        Path model = folder.resolve("model");
        Path foreign = Files.writeString(model.resolve("notes.txt"), "mine");
        TrainingConfig config = TestTraining.config("seed=2");
        try (Trainer trainer = new Trainer(config, CORPUS, model, TrainingObserver.NONE, () -> true)) {
            assertTrue(Files.exists(model.resolve("model.json")), "nothing is lost before it starts");
            assertThrows(InputException.class, trainer::resume);
            assertEquals(
                    1, ModelJson.read(model.resolve("config.json")).path("seed").asInt());
            trainer.train();
        }
        assertEquals(
                2, ModelJson.read(model.resolve("config.json")).path("seed").asInt());
        try (Stream<Path> files = Files.list(model)) {
            assertEquals(
                    List.of("checkpoints", "config.json", "notes.txt"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals("mine", Files.readString(foreign));
        assertFalse(Files.exists(model.resolve("checkpoints/best")));
        assertTrue(new TrainingDirectory(model).holdsTraining());
        assertFalse(new TrainingDirectory(folder).holdsTraining());
    }

    @Test
    void theModelSaysWhatItComesFrom() {
        train("model", TestTraining.config(), CORPUS);
        try (SentimentModel model = ModelDirectory.load(folder.resolve("model"))) {
            assertEquals("model", model.manifest().name());
            assertEquals(14, model.manifest().provenance().get("trainingReviews"));
            assertEquals(6, model.manifest().provenance().get("validationReviews"));
            assertEquals(
                    TestTraining.config(), ConfigReader.resolve(model.manifest().training(), "model.json"));
        }
    }

    private TrainingOutcome train(String name, TrainingConfig config, PreparedCorpus corpus) {
        return train(name, config, corpus, () -> false);
    }

    private TrainingOutcome train(String name, TrainingConfig config, PreparedCorpus corpus, BooleanSupplier stop) {
        try (Trainer trainer = new Trainer(config, corpus, folder.resolve(name), TrainingObserver.NONE, stop)) {
            return trainer.train();
        }
    }

    private TrainingOutcome resume(String name, TrainingConfig config, PreparedCorpus corpus, BooleanSupplier stop) {
        try (Trainer trainer = new Trainer(config, corpus, folder.resolve(name), TrainingObserver.NONE, stop)) {
            trainer.resume();
            return trainer.train();
        }
    }

    private String refusalOfResume(TrainingConfig config, PreparedCorpus corpus) {
        return assertThrows(InputException.class, () -> resume("model", config, corpus, () -> false))
                .getMessage();
    }

    private static BooleanSupplier after(int steps) {
        int[] asked = {0};
        return () -> ++asked[0] >= steps;
    }

    /** All of the epochs that does not measure time. */
    private static List<String> figures(TrainingOutcome outcome) {
        return outcome.epochs().stream()
                .map(epoch -> epoch.epoch() + " " + epoch.step() + " " + epoch.loss() + " " + epoch.learningRate() + " "
                        + epoch.tokens() + " " + epoch.validation())
                .toList();
    }

    private byte[] weights(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve("weights.bin"));
    }

    private Checkpoint checkpoint(String name, String which) {
        return Checkpoint.load(folder.resolve(name).resolve("checkpoints").resolve(which));
    }

    private void assertSameTraining(String expected, String actual) throws IOException {
        assertArrayEquals(weights(expected), weights(actual), "the saved model");
        for (String which : List.of("last", "best")) {
            NetworkState one = checkpoint(expected, which).state();
            NetworkState other = checkpoint(actual, which).state();
            assertArrayEquals(one.parameters(), other.parameters());
            assertArrayEquals(one.updaterState(), other.updaterState());
            assertArrayEquals(one.embedding(), other.embedding());
            assertArrayEquals(one.embeddingMoments(), other.embeddingMoments());
            assertArrayEquals(one.average(), other.average());
            assertEquals(one.step(), other.step());
        }
    }
}
