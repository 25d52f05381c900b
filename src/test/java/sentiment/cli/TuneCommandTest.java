package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneCommandTest {
    private static final String SPACE = "{\"encoder.hiddenSize\": {\"choice\": [4, 8]}}";

    @TempDir
    static Path shared;

    private static Path search;
    private static Cli tuned;

    @TempDir
    Path folder;

    @BeforeAll
    static void searchesOnTheBundledSample() throws IOException {
        search = shared.resolve("search");
        Path space = Files.writeString(shared.resolve("space.json"), SPACE);
        tuned = tune("--space", space.toString(), "--out", search.toString(), "--search", "random", "--trials", "2");
    }

    private static Cli tune(String... arguments) {
        return run("tune", List.of(arguments), "--epochs=1", "--threads=1");
    }

    private static Cli run(String verb, List<String> arguments, String... keys) {
        List<String> all =
                new ArrayList<>(List.of(verb, "--cache", shared.resolve("cache").toString()));
        all.addAll(arguments);
        all.addAll(List.of(keys));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void itPrintsTheTrialsBestFirstAndProgressOnStandardError() throws IOException {
        assertEquals(0, tuned.exitCode(), tuned.err());
        List<String> lines = tuned.out().lines().toList();
        assertTrue(lines.get(1).matches("  best +[12]"), tuned.out());
        assertEquals(
                List.of("trial", "rung", "epochs", "encoder.hiddenSize", "part", "accuracy", "logLoss", "seconds"),
                List.of(lines.get(4).strip().split(" +")));
        assertEquals(7, lines.size(), tuned.out());
        assertTrue(tuned.err().contains("Rung 1 of 1, trial 2 of 2, to epoch 1: encoder.hiddenSize="), tuned.err());
        assertTrue(tuned.err().contains("Best configuration: " + search.resolve("best.json")), tuned.err());
        assertEquals(
                "trial,rung,epochs,encoder.hiddenSize,part,accuracy,logLoss,seconds",
                Files.readAllLines(search.resolve("tune.csv")).get(0));
    }

    @Test
    void trainTakesTheBestConfigurationAndReachesWhatTheTableSays() throws IOException {
        double accuracy = json("--resume").at("/trials/0/accuracy").asDouble();

        Cli trained = run(
                "train",
                List.of(
                        "--config", search.resolve("best.json").toString(),
                        "--out", folder.resolve("model").toString()));

        assertEquals(0, trained.exitCode(), trained.err());
        assertTrue(
                trained.out()
                        .lines()
                        .anyMatch(line -> line.startsWith("calibrated")
                                && line.contains(String.format(Locale.ROOT, " %.2f %% ", 100 * accuracy))),
                trained.out());
    }

    @Test
    void aFinishedSearchIsShownAgainWithoutTraining() throws IOException {
        Cli again = tune("--out", search.toString(), "--resume");

        assertEquals(0, again.exitCode(), again.err());
        assertEquals(tuned.out(), again.out());
        assertFalse(again.err().contains("Rung"), again.err());
        JsonNode result = json("--resume");
        assertEquals(2, result.path("trials").size());
        assertEquals(result.path("best"), result.at("/trials/0/trial"));
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", search.toString(), "--json"));
        return new ObjectMapper().readTree(tune(all.toArray(String[]::new)).out());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            --out S => S already holds a search; add --resume to go on with it, or take another --out.
            --out S --resume --seed=2 => S holds a search with another config;
            --out S --resume --trials 1 => S holds a search with another trials;
            --out S --resume --search halving => halving needs 3 trials and 3 epochs or more, but there are 2 and 1;
            --out S --resume --config no.json => leave --config out.
            --out F/new => Missing required option: '--space=FILE.json'.
            --out F/new --resume => F/new holds no search to resume; name its folder with --out.
            --out F/new --space no.json => no.json does not exist; name an existing file.
            --out F/new --space S/../space.json --trials 0 => --trials must be at least 1 but is 0.
            --out F/new --space S/../space.json --trials 3 --search random => space.json has only 2 different combinations
            --out F/new --space S/tune.json => tune.json: 'formatVersion': must be {
            --out F/new --space S/../space.json --search random --trials 2 --embeddings no.txt => The word vectors no.txt do not exist;
            --out F/new --space S/../space.json --search random --trials 2 --embeddings none --data no/such.tsv => no/such.tsv
            --out F/new --space S/../space.json --search random --trials 2 --ensemble=2 => ensemble must be 1, since a trial is one network, but is 2.
            """)
    void whatCannotBeDoneIsOneSentenceAndExitCodeTwoBeforeAnythingIsTrained(String arguments, String sentence) {
        String given = arguments.replace("S", search.toString()).replace("F", folder.toString());

        Cli cli = tune(given.split(" "));

        assertEquals(2, cli.exitCode(), cli.err());
        assertEquals("", cli.out());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertTrue(
                cli.err().contains(sentence.replaceAll("^S", search.toString()).replaceAll("^F", folder.toString())),
                cli.err());
        assertFalse(Files.exists(folder.resolve("new")));
    }
}
