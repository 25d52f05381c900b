package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.evaluation.Metrics;
import sentiment.model.ModelDirectory;
import sentiment.model.SentimentModel;

class EnsembleTrainerTest {
    private static final PreparedCorpus CORPUS = TestTraining.corpus(14, 6);
    private static final int STEPS_A_MEMBER = 3 * 4;
    private static final int[][] IDS = CORPUS.validation().ids();

    @TempDir
    Path folder;

    /** The numbers of the members as they begin, and an epoch's mark for each that is trained. */
    private final List<String> seen = new ArrayList<>();

    private final TrainingObserver observer = new TrainingObserver() {
        @Override
        public void memberStarted(int member, int members) {
            seen.add(member + "/" + members);
        }

        @Override
        public void epochFinished(EpochResult result, boolean best) {
            seen.add("epoch");
        }
    };

    @Test
    void theScoreIsTheMeanOfTheMembersLogOdds() {
        Optional<Metrics> validation = train("model", false, () -> false, "ensemble=3");
        double[] mean = new double[IDS.length];
        for (int member = 1; member <= 3; member++) {
            double[] logits = logits("model/members/" + member);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += logits[i] / 3;
            }
        }
        assertArrayEquals(mean, logits("model"), 1e-9);
        assertFalse(Arrays.equals(logits("model/members/1"), logits("model/members/2")));
        try (SentimentModel model = ModelDirectory.load(folder.resolve("model"))) {
            assertEquals(validation.orElseThrow(), model.manifest().validation());
            assertEquals(3, model.manifest().training().path("ensemble").asInt());
        }
    }

    @Test
    void aMemberIsTheTrainingOfItsSeedOnTheSameReviews() throws IOException {
        train("model", false, () -> false, "ensemble=2");
        for (int member = 1; member <= 2; member++) {
            Path alone = folder.resolve("alone" + member);
            try (Trainer trainer = new Trainer(
                    TestTraining.config("seed=" + member), CORPUS, alone, TrainingObserver.NONE, () -> false)) {
                trainer.train();
            }
            assertArrayEquals(weights(alone), weights(folder.resolve("model/members/" + member)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, STEPS_A_MEMBER, STEPS_A_MEMBER + 5})
    void stoppedAndResumedIsUninterrupted(int steps) throws IOException {
        train("whole", false, () -> false, "ensemble=2");
        int[] asked = {0};
        assertTrue(
                train("stopped", false, () -> ++asked[0] >= steps, "ensemble=2").isEmpty());
        assertFalse(Files.exists(folder.resolve("stopped/model.json")), "half an ensemble is no model");
        assertTrue(train("stopped", true, () -> false, "ensemble=2").isPresent());
        assertArrayEquals(weights(folder.resolve("whole")), weights(folder.resolve("stopped")));
    }

    @Test
    void aMemberThatIsCompleteIsNotTrainedAgain() {
        train("model", false, () -> false, "ensemble=2");
        seen.clear();
        train("model", true, () -> false, "ensemble=3");
        assertEquals(List.of("1/3", "2/3", "3/3", "epoch", "epoch", "epoch"), seen);
    }

    @Test
    void aTrainingAnewForgetsTheMembers() {
        train("model", false, () -> false, "ensemble=3");
        seen.clear();
        train("model", false, () -> false, "ensemble=2", "epochs=1");
        assertEquals(List.of("1/2", "epoch", "2/2", "epoch"), seen);
        assertFalse(Files.exists(folder.resolve("model/members/3")));
    }

    private Optional<Metrics> train(String name, boolean resume, BooleanSupplier stop, String... keys) {
        return new EnsembleTrainer(TestTraining.config(keys), CORPUS, folder.resolve(name), observer, stop)
                .train(resume);
    }

    private double[] logits(String name) {
        try (SentimentModel model = ModelDirectory.load(folder.resolve(name))) {
            return model.recurrentLogits(IDS, 1);
        }
    }

    private static byte[] weights(Path model) throws IOException {
        return Files.readAllBytes(model.resolve("weights.bin"));
    }
}
