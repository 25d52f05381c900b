package sentiment.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.model.ModelDirectory;
import sentiment.model.ModelJson;
import sentiment.model.SentimentModel;
import sentiment.training.ConfigReader;
import sentiment.training.DivergenceException;
import sentiment.training.EpochResult;
import sentiment.training.PreparedCorpus;
import sentiment.training.TestTraining;
import sentiment.training.Trainer;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingObserver;

class TunerTest {
    private static final PreparedCorpus CORPUS = TestTraining.corpus(14, 20);
    private static final JsonNode SPACE = SearchSpaceTest.read("""
            {"optimizer.learningRate": {"log_uniform": [0.001, 0.1]}, "encoder.hiddenSize": {"int": [2, 6]}}""");
    private static final JsonNode DIVERGING =
            SearchSpaceTest.read("{\"optimizer.learningRate\": {\"choice\": [0.01, 1e38, 2e38]}}");
    private static final String[] UNBOUNDED = {"optimizer.updater=sgd", "optimizer.clipNorm=0", "epochs=3"};

    @TempDir
    Path folder;

    /** Writes down what it is told; ends everything, as a kill would, at an event. */
    private static final class Witness implements TuningObserver {
        private final List<String> trials = new ArrayList<>();
        private final int last;
        private int events;
        private int epochs;

        Witness(int last) {
            this.last = last;
        }

        @Override
        public void trialStarted(Trial trial, int rung, int epochs) {
            trials.add(rung + ":" + trial.number() + ":" + epochs);
            happened();
        }

        @Override
        public void stepFinished(long tokens, double loss, double tokensPerSecond) {
            happened();
        }

        @Override
        public void epochFinished(EpochResult result, boolean best) {
            epochs++;
            happened();
        }

        @Override
        public void trialFinished(TrialResult result) {
            happened();
        }

        private void happened() {
            if (++events == last) {
                throw new Killed();
            }
        }
    }

    private static final class Killed extends RuntimeException {}

    @Test
    void halvingTrainsTheBetterThirdLongerAndNeverADroppedOneAgain() throws IOException {
        Witness witness = new Witness(-1);
        List<TrialResult> ranking = tune("search", plan(9, "epochs=9"), witness, () -> false);

        List<TrialResult> results = new TuningDirectory(folder.resolve("search")).readResults();
        assertEquals(13, results.size());
        assertEquals(9 + 3 * 2 + 6, witness.epochs, "kept trials go on, they do not begin again");
        List<String> expected = new ArrayList<>();
        IntStream.rangeClosed(1, 9).forEach(trial -> expected.add("1:" + trial + ":1"));
        best(results, 1, 3).forEach(trial -> expected.add("2:" + trial + ":3"));
        best(results, 2, 1).forEach(trial -> expected.add("3:" + trial + ":9"));
        assertEquals(expected, witness.trials);
        assertEquals(9, ranking.size());
        assertEquals(3, ranking.get(0).rung());
        assertEquals(
                List.of("whole", "recurrent"),
                List.of(ranking.get(0).part(), ranking.get(1).part()));
        for (TrialResult result : ranking) {
            Path trial = folder.resolve("search/trials/00" + result.trial());
            assertEquals(
                    result.epochs(),
                    Files.readAllLines(trial.resolve("metrics.jsonl")).size());
            assertEquals(result == ranking.get(0), Files.exists(trial.resolve("checkpoints")));
            assertEquals(result == ranking.get(0), Files.exists(trial.resolve("weights.bin")));
        }
    }

    @Test
    void theBestModelAndConfigurationAreWhatATrainingByItGives() throws IOException {
        List<TrialResult> ranking = tune("search", plan(4, "epochs=4", "wide.enabled=true", "wide.minCount=1"));

        TrainingConfig best = ConfigReader.resolve(ModelJson.read(folder.resolve("search/best.json")), "best.json");
        try (Trainer trainer = new Trainer(best, CORPUS, folder.resolve("model"), TrainingObserver.NONE, () -> false)) {
            trainer.train();
        }
        Path trial = folder.resolve("search/trials/00" + ranking.get(0).trial());
        assertEquals(
                -1,
                Files.mismatch(trial.resolve("weights.bin"), folder.resolve("model/weights.bin")),
                "the same weights");
        try (SentimentModel model = ModelDirectory.load(trial)) {
            assertEquals(
                    ranking.get(0).accuracy(), model.manifest().validation().accuracy());
            assertEquals(ranking.get(0).logLoss(), model.manifest().validation().logLoss());
        }
    }

    @Test
    void randomSearchTrainsEachToTheEndAndKeepsTheBestModelAlone() {
        TuningPlan plan = new TuningPlan(Search.RANDOM, 4, SPACE, TestTraining.config("epochs=2"));
        List<TrialResult> ranking = tune("search", plan);

        assertEquals(4, ranking.size());
        for (int i = 0; i < ranking.size(); i++) {
            TrialResult result = ranking.get(i);
            assertEquals(2, result.epochs());
            assertEquals("whole", result.part());
            assertTrue(i == 0 || result.accuracy() <= ranking.get(i - 1).accuracy());
            assertEquals(i == 0, Files.exists(folder.resolve("search/trials/00" + result.trial() + "/model.json")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void aStoppedSearchGoesOnToTheTableOfAnUninterruptedOne(int steps) throws IOException {
        TuningPlan plan = plan(4, "epochs=4");
        List<TrialResult> whole = tune("whole", plan);
        List<TrialResult> ranking = List.of();
        int runs = 0;
        while (ranking.isEmpty()) {
            int[] left = {steps};
            ranking = tune("stopped", plan, TuningObserver.NONE, () -> left[0]-- <= 0);
            assertTrue(runs++ < 100, "it comes to an end");
        }
        assertTrue(runs > 3, "it was stopped");
        assertSameSearch("whole", "stopped");
        assertEquals(untimed(whole), untimed(ranking));
    }

    @Test
    void aKilledSearchGoesOnToTheTableOfAnUninterruptedOne() throws IOException {
        TuningPlan plan = plan(3, "epochs=3");
        Witness undisturbed = new Witness(-1);
        tune("whole", plan, undisturbed, () -> false);
        for (int event = 1; event <= undisturbed.events; event += 2) {
            String name = "killed" + event;
            Witness killed = new Witness(event);
            assertThrows(Killed.class, () -> tune(name, plan, killed, () -> false));
            List<TrialResult> before = new TuningDirectory(folder.resolve(name)).readResults();
            Witness after = new Witness(-1);
            tune(name, plan, after, () -> false);
            assertSameSearch("whole", name);
            assertTrue(
                    killed.epochs + after.epochs <= undisturbed.epochs + 1, "at most the epoch under way is repeated");
            for (TrialResult result : before) {
                assertFalse(
                        after.trials.stream().anyMatch(trial -> trial.startsWith(result.rung() + ":" + result.trial())),
                        "a result is not made twice");
            }
        }
    }

    @Test
    void filesOfTheLastResultThatAKillPreventedAreMadeUpFor() throws IOException {
        TuningPlan plan = plan(3, "epochs=3");
        tune("whole", plan);
        tune("killed", plan);
        Files.delete(folder.resolve("killed/best.json"));
        Files.delete(folder.resolve("killed/tune.csv"));
        tune("killed", plan);
        assertSameSearch("whole", "killed");
    }

    @ParameterizedTest
    @CsvSource({"search", "trials", "space", "config"})
    void anotherSearchIsNotGoneOnWith(String field) {
        tune("search", plan(3, "epochs=3"));
        TuningPlan other = switch (field) {
            case "search" -> new TuningPlan(Search.RANDOM, 3, SPACE, TestTraining.config("epochs=3"));
            case "trials" -> plan(4, "epochs=3");
            case "space" -> new TuningPlan(Search.HALVING, 3, DIVERGING, TestTraining.config("epochs=3"));
            default -> plan(3, "epochs=3", "seed=2");
        };
        String message =
                assertThrows(InputException.class, () -> tune("search", other)).getMessage();
        assertTrue(message.contains("holds a search with another " + field + ";"), message);
    }

    @Test
    void aTrialThatDivergesIsTheLastAndEndsNothing() {
        TuningPlan plan = new TuningPlan(Search.RANDOM, 3, DIVERGING, TestTraining.config(UNBOUNDED));
        List<TrialResult> ranking = tune("search", plan);

        assertEquals(0.01, ranking.get(0).values().get("optimizer.learningRate").asDouble());
        assertEquals(
                List.of(false, true, true),
                ranking.stream().map(TrialResult::diverged).toList());
        Witness again = new Witness(-1);
        assertEquals(untimed(ranking), untimed(tune("search", plan, again, () -> false)));
        assertEquals(List.of(), again.trials);
    }

    @Test
    void aSearchWhoseTrialsAllDivergeSaysSo() {
        JsonNode space = SearchSpaceTest.read("{\"optimizer.learningRate\": {\"choice\": [1e38, 2e38, 3e38]}}");
        TuningPlan plan = new TuningPlan(Search.HALVING, 3, space, TestTraining.config(UNBOUNDED));

        assertTrue(assertThrows(DivergenceException.class, () -> tune("search", plan))
                .getMessage()
                .startsWith("Every trial of rung 1 diverged; lower optimizer.learningRate in the space"));
    }

    private static TuningPlan plan(int trials, String... keys) {
        return new TuningPlan(Search.HALVING, trials, SPACE, TestTraining.config(keys));
    }

    private List<TrialResult> tune(String name, TuningPlan plan) {
        return tune(name, plan, TuningObserver.NONE, () -> false);
    }

    private List<TrialResult> tune(String name, TuningPlan plan, TuningObserver observer, BooleanSupplier stop) {
        return new Tuner(plan, "space.json", folder.resolve(name), config -> CORPUS, observer, stop).run();
    }

    /** The numbers of the best trials of a rung, in order. */
    private static List<Integer> best(List<TrialResult> results, int rung, int places) {
        return results.stream()
                .filter(result -> result.rung() == rung)
                .sorted(TrialResult.BEST_FIRST)
                .limit(places)
                .map(TrialResult::trial)
                .sorted()
                .toList();
    }

    private static List<ObjectNode> untimed(List<TrialResult> results) {
        return results.stream()
                .map(TuningDirectory::row)
                .map(row -> row.<ObjectNode>without("seconds"))
                .toList();
    }

    private void assertSameSearch(String expected, String actual) throws IOException {
        Path whole = folder.resolve(expected);
        Path other = folder.resolve(actual);
        assertEquals(
                untimed(new TuningDirectory(whole).readResults()), untimed(new TuningDirectory(other).readResults()));
        assertEquals(Files.readString(whole.resolve("best.json")), Files.readString(other.resolve("best.json")));
        assertEquals(rows(whole.resolve("tune.csv")), rows(other.resolve("tune.csv")));
        assertEquals(ModelJson.read(whole.resolve("tune.json")), ModelJson.read(other.resolve("tune.json")));
    }

    /** The table without its last column, the seconds. */
    private static List<String> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',')))
                .toList();
    }
}
