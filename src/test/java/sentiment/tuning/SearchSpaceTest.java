package sentiment.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.training.ConfigReader;
import sentiment.training.TestTraining;

class SearchSpaceTest {
    private static final JsonNode BASE = ConfigReader.named("default");
    private static final String WIDE = """
            {"optimizer.learningRate": {"log_uniform": [0.0001, 0.1]}, "encoder.hiddenSize": {"int": [8, 64]},
             "encoder.dropout.review": {"uniform": [0.1, 0.6]}, "encoder.cell": {"choice": ["lstm", "gru"]}}""";

    @Test
    void theSameSeedGivesTheSameTrialsHoweverManyAndAnotherSeedOthers() {
        List<Trial> trials = draw(WIDE, 20, 1);

        assertEquals(trials, draw(WIDE, 20, 1));
        assertEquals(trials.subList(0, 5), draw(WIDE, 5, 1));
        assertNotEquals(trials.get(0).values(), draw(WIDE, 1, 2).get(0).values());
    }

    @Test
    void trialsFillTheSpaceAndKeepToIt() {
        List<Trial> trials = draw(WIDE, 200, 1);

        for (Trial trial : trials) {
            double rate = trial.config().optimizer().learningRate();
            double dropout = trial.config().encoder().dropout().review();
            int size = trial.config().encoder().hiddenSize();
            assertTrue(rate >= 0.0001 && rate <= 0.1, "rate " + rate);
            assertTrue(dropout >= 0.1 && dropout <= 0.6, "dropout " + dropout);
            assertTrue(size >= 8 && size <= 64, "size " + size);
            assertEquals(8, trial.config().epochs(), "what the space does not name stays");
        }
        long small = trials.stream()
                .filter(trial -> trial.config().optimizer().learningRate() < 0.00316)
                .count();
        assertTrue(small > 70 && small < 130, small + " of 200 in the lower half of the orders of magnitude");
        assertEquals(
                2,
                trials.stream()
                        .map(trial -> trial.config().encoder().cell())
                        .distinct()
                        .count());
    }

    @Test
    void noTrialComesTwice() {
        String space = "{\"encoder.cell\": {\"choice\": [\"rnn\", \"lstm\", \"gru\"]}}";
        List<Trial> trials = draw(space, 3, 1);

        assertEquals(3, new HashSet<>(trials.stream().map(Trial::values).toList()).size());
        assertEquals(
                "space.json has only 3 different combinations that could be drawn, not 4; lower --trials or widen the"
                        + " space.",
                assertThrows(InputException.class, () -> draw(space, 4, 1)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            {} => space.json names no key;
            {"encoder.hidenSize": {"int": [1, 2]}} => space.json: There is no configuration key 'encoder.hidenSize'; the keys are data.path,
            {"encoder": {"choice": [1]}} => space.json: There is no configuration key 'encoder';
            {"encoder.hiddenSize": {"int": [0, 64]}} => space.json: 'encoder.hiddenSize': encoder.hiddenSize must be
            {"encoder.hiddenSize": {"uniform": [8, 64]}} => 'encoder.hiddenSize' must be a whole number but is 8.0.
            {"encoder.hiddenSize": {"int": [64, 8]}} => space.json: 'encoder.hiddenSize': int must be two whole numbers, the smaller first, but is [64,8].
            {"encoder.hiddenSize": {"int": [8, 64.5]}} => int must be two whole numbers
            {"encoder.cell": {"choice": ["lstm", "gur"]}} => space.json: 'encoder.cell': 'encoder.cell' must be one of
            {"encoder.cell": {"choice": []}} => space.json: 'encoder.cell': choice must be a list of values, but is [].
            {"encoder.dropout.review": {"uniform": [0.1, 1.0]}} => space.json: 'encoder.dropout.review':
            {"optimizer.learningRate": {"log_uniform": [0, 0.1]}} => log_uniform must be two numbers above 0, the smaller first, but is [0,0.1].
            {"optimizer.learningRate": {"uniform": [1e-3]}} => uniform must be two numbers
            {"optimizer.learningRate": {"normal": [1, 2]}} => space.json: 'optimizer.learningRate': must be {"choice": [...]} or
            {"optimizer.learningRate": 0.1} => space.json: 'optimizer.learningRate': must be {"choice": [...]} or
            {"seed": {"int": [1, 9]}} => space.json: 'seed' must be the same in all trials, or they cannot be compared; set it with --seed.
            {"data.validation": {"choice": [0.1]}} => space.json: 'data.validation' must be the same in all trials
            {"optimizer.schedule": {"choice": ["one_cycle"]}, "optimizer.warmUp": {"choice": [0.1]}} => space.json: trial 1: optimizer.warmUp must be 0
            """)
    void whatCannotBeTrainedIsRefusedWithFileAndKey(String space, String sentence) {
        String message =
                assertThrows(InputException.class, () -> draw(space, 1, 1)).getMessage();

        assertTrue(message.startsWith("space.json"), message);
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void theExampleOfTheDocumentationIsASpace() {
        JsonNode space = ModelJson.read(Path.of("docs", "tuning-space.json"));

        assertEquals(9, new SearchSpace(space, BASE, "example").draw(9, 1).size());
    }

    @ParameterizedTest
    @CsvSource({"9, 9, 9x1 3x3 1x9", "12, 9, 12x1 4x3 1x9", "9, 4, 9x1 3x4", "4, 20, 4x7 1x20", "27, 8, 27x3 9x8"})
    void halvingKeepsAThirdForThreeTimesTheEpochs(int trials, int epochs, String rungs) {
        assertEquals(
                rungs,
                String.join(
                        " ",
                        Search.HALVING.rungs(trials, epochs).stream()
                                .map(rung -> rung.trials() + "x" + rung.epochs())
                                .toList()));
    }

    @Test
    void halvingWithNothingToDropIsRefused() {
        for (int[] few : new int[][] {{2, 9}, {9, 2}}) {
            assertTrue(assertThrows(InputException.class, () -> Search.HALVING.rungs(few[0], few[1]))
                    .getMessage()
                    .contains("take --search random"));
        }
    }

    @Test
    void aTrialIsOneNetwork() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new TuningPlan(Search.RANDOM, 1, read(WIDE), TestTraining.config("ensemble=2")))
                .getMessage()
                .contains("ensemble must be 1"));
    }

    private static List<Trial> draw(String space, int trials, long seed) {
        return new SearchSpace(read(space), BASE, "space.json").draw(trials, seed);
    }

    static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
