package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sentiment.data.InputException;
import sentiment.model.ModelDirectory;
import sentiment.model.SentimentModel;
import sentiment.training.ConfigReader;

class TrainCommandTest {
    private static final Path TEST_REVIEWS = Path.of("data/sample/test");

    @TempDir
    static Path shared;

    private static Path model;
    private static Cli trained;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainsTheBundledSample() {
        model = shared.resolve("model");
        trained = train("--out", model.toString());
    }

    /** One quick epoch on the bundled sample, and what {@code arguments} say. */
    private static Cli train(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("train", "--cache", shared.resolve("cache").toString()));
        all.addAll(List.of("--encoder.hiddenSize=8", "--epochs=1", "--threads=1"));
        all.addAll(List.of(arguments));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void itPrintsATableAndWritesTheModelDirectory() throws IOException {
        assertEquals(0, trained.exitCode(), trained.err());
        List<String> lines = trained.out().lines().toList();
        assertTrue(
                lines.get(0).matches("data/sample: \\d+ training and \\d+ validation .* lstm 8, max pooling"),
                lines.get(0));
        assertTrue(
                lines.get(1).matches(".*vectors.25d.txt: vectors for 9.* % of the words, 9.* % of the training tokens"),
                lines.get(1));
        assertEquals(
                List.of("epoch", "loss", "accuracy", "F1", "tokens/s", "time"),
                List.of(lines.get(2).strip().split(" +")));
        assertTrue(lines.get(3).matches(" +1\\* +\\d\\.\\d{4} +[\\d.]+ % +[\\d.]+ % .*"), lines.get(3));
        assertEquals(
                List.of("on", "validation", "accuracy", "log", "loss", "ECE"),
                List.of(lines.get(5).split(" +")));
        assertTrue(lines.get(6).matches("recurrent +[\\d.]+ % +\\d\\.\\d{4} +[\\d.]+ %"), lines.get(6));
        assertTrue(lines.get(7).matches("calibrated +[\\d.]+ % +\\d\\.\\d{4} +[\\d.]+ %"), lines.get(7));
        assertTrue(lines.get(9).endsWith(" with the weights of epoch 1. Model: " + model), lines.get(9));
        assertEquals(10, lines.size());
        for (String name : List.of(
                "model.json",
                "config.json",
                "metrics.jsonl",
                "checkpoints/last/checkpoint.json",
                "report.html",
                "report.json")) {
            assertTrue(Files.isRegularFile(model.resolve(name)), name);
        }
        assertEquals(
                8,
                json(Files.readString(model.resolve("config.json")))
                        .at("/encoder/hiddenSize")
                        .asInt());
    }

    @Test
    void anOptionWinsOverTheFileAndTheFileOverTheDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("my.json"), "{\"epochs\": 5, \"encoder\": {\"hiddenSize\": 7}}");

        Cli cli = Cli.run("train", "--config", file.toString(), "--epochs=6", "--print-config");

        JsonNode config = json(cli.out());
        assertEquals(6, config.path("epochs").asInt());
        assertEquals(7, config.at("/encoder/hiddenSize").asInt());
        assertEquals("data/aclImdb", config.at("/data/path").asText());
        assertEquals(
                "data/sample",
                json(Cli.run("train", "--print-config").out()).at("/data/path").asText());
    }

    @Test
    void anOptionWinsOverTheFileAndTheFileOverTheRecipe() throws IOException {
        Path file = Files.writeString(folder.resolve("my.json"), "{\"epochs\": 5, \"encoder\": {\"hiddenSize\": 7}}");

        JsonNode recipe =
                json(Cli.run("train", "--recipe", "fast", "--print-config").out());
        Cli cli = Cli.run("train", "--recipe", "fast", "--config", file.toString(), "--epochs=6", "--print-config");

        JsonNode config = json(cli.out());
        assertEquals(ConfigReader.named("fast"), recipe);
        assertEquals(6, config.path("epochs").asInt());
        assertEquals(7, config.at("/encoder/hiddenSize").asInt());
        assertEquals(recipe.at("/data"), config.at("/data"));
    }

    @Test
    void theListOfRecipesSaysWhatEachReachesAndInWhat() {
        Cli cli = Cli.run("train", "--recipe", "list");

        assertEquals(0, cli.exitCode());
        List<String> names =
                cli.out().lines().filter(line -> line.matches("\\S+")).toList();
        assertEquals(List.of("fast", "default", "best"), names);
        for (String field : List.of("reaches", "time", "memory", "machine")) {
            assertEquals(
                    3,
                    cli.out()
                            .lines()
                            .filter(line -> line.matches("  " + field + " +\\S.*"))
                            .count(),
                    cli.out());
        }
        assertFalse(cli.out().contains("null"), cli.out());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            --encoder.hidenSize=3 => Unknown option: '--encoder.hidenSize=3'
            --encoder.hiddenSize=many => 'encoder.hiddenSize' must be a whole number but is "many".
            --embeddings no/such.txt => The word vectors no/such.txt do not exist; run 'sentiment fetch glove',
            --unlabelled.teacher=no/such => unlabelled.teacher: no/such is not a model: it has no model.json; name a folder
            --resume --overwrite => --resume goes on with the training as it was configured; leave --overwrite out.
            --resume --config no/such.json => --resume goes on with the training as it was configured; leave --config out.
            --resume --recipe fast => --resume goes on with the training as it was configured; leave --recipe out.
            --recipe slow => There is no recipe 'slow'; take one of fast, default, best, or see what 'train --recipe list' says of them.
            --resume --data no/such/aclImdb => models/aclImdb holds no training to resume; name its folder with --out.
            --data no/such.tsv --embeddings none => no/such.tsv
            """)
    void whatCannotBeDoneIsOneSentenceAndExitCodeTwo(String arguments, String sentence) {
        Cli cli = train(arguments.split(" "));

        assertEquals(2, cli.exitCode());
        assertEquals("", cli.out());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
    }

    @Test
    void aDivergenceIsItsOwnSentence() {
        Cli cli = train(
                "--out",
                folder.resolve("model").toString(),
                "--optimizer.updater=sgd",
                "--optimizer.learningRate=1e38",
                "--optimizer.clipNorm=0");

        assertEquals(1, cli.exitCode());
        assertTrue(
                cli.err()
                        .matches(
                                "sentiment: (The loss|A validation probability) became .*; lower optimizer.learningRate or"
                                        + " set optimizer.clipNorm to 1, then train again\\.\\R"),
                cli.err());
    }

    @ParameterizedTest
    @CsvSource({"model.json", "config.json", "checkpoints/last/checkpoint.json"})
    void aFolderThatHoldsATrainingIsNotOverwrittenUnasked(String name) throws IOException {
        Path file = folder.resolve("model").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");

        Cli cli = train("--out", folder.resolve("model").toString());

        assertEquals(2, cli.exitCode());
        assertTrue(cli.err().contains("model already holds a training; add --resume to go on with it"), cli.err());
        assertEquals("old", Files.readString(file));
    }

    @Test
    void aTeacherThatTheTrainingWouldRemoveIsRefused() throws IOException {
        Path member = folder.resolve("model/members/1");
        for (Path name : List.of(folder.resolve("model"), member)) {
            Files.createDirectories(name);
            Cli cli = train("--out", folder.resolve("model").toString(), "--overwrite", "--unlabelled.teacher=" + name);

            assertEquals(2, cli.exitCode());
            assertTrue(cli.err().contains(name + " stands where the training writes"), cli.err());
        }
        assertTrue(Files.exists(member));
    }

    @Test
    void overwriteRemovesTheOldTrainingButOnlyWhenTheNewOneCanStart() throws IOException {
        Path old = Files.writeString(
                Files.createDirectories(folder.resolve("model")).resolve("model.json"), "old");
        Path checkpoint = Files.writeString(
                Files.createDirectories(folder.resolve("model/checkpoints/last"))
                        .resolve("state-9.bin"),
                "old");
        String[] out = {"--out", folder.resolve("model").toString(), "--overwrite"};

        assertEquals(2, train(out[0], out[1], out[2], "--data.path=no/such").exitCode());
        assertEquals("old", Files.readString(old));
        assertEquals(0, train(out).exitCode());
        assertFalse(Files.exists(checkpoint));
        assertTrue(Files.size(old) > 100);
    }

    @Test
    void aReaderThatHasEnoughOfTheTableDoesNotEndTheTraining() {
        OutputStream closed = new BufferedOutputStream(new NamedOutput(
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                "standard output"));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]), closed, new PrintStream(err, true, StandardCharsets.UTF_8));
        String out = folder.resolve("model").toString();

        int exitCode = Main.run(
                streams,
                ModelLoader.SAVED,
                "train",
                "--out",
                out,
                "--encoder.hiddenSize=8",
                "--epochs=1",
                "--cache",
                shared.resolve("cache").toString());

        assertEquals(0, exitCode, err.toString(StandardCharsets.UTF_8));
        assertTrue(Files.exists(folder.resolve("model/model.json")));
    }

    @Test
    void classifyAndEvaluateAndTheLibraryAgreeFileByFile() throws IOException {
        Cli classified = Cli.runLoading(
                ModelLoader.SAVED,
                "",
                "classify",
                "--model",
                model.toString(),
                "--format",
                "jsonl",
                TEST_REVIEWS.toString());
        Cli evaluated = Cli.runLoading(
                ModelLoader.SAVED, "", "evaluate", "--model", model.toString(), "--data", "data/sample", "--json");

        List<String> lines = classified
                .out()
                .lines()
                .filter(line -> line.matches(".*/(pos|neg)/[^/]*\",\"label.*"))
                .toList();
        List<String> texts = new ArrayList<>();
        List<JsonNode> results = new ArrayList<>();
        for (String line : lines) {
            results.add(json(line));
            texts.add(Files.readString(Path.of(json(line).path("id").asText())));
        }
        int right = 0;
        try (SentimentModel loaded = ModelDirectory.load(model)) {
            double[] probabilities = loaded.probabilities(texts);
            for (int i = 0; i < probabilities.length; i++) {
                JsonNode result = results.get(i);
                assertEquals(probabilities[i], result.path("probability").asDouble(), 1e-6, lines.get(i));
                String label = probabilities[i] >= 0.5 ? "pos" : "neg";
                assertEquals(label, result.path("label").asText(), lines.get(i));
                right += result.path("id").asText().contains("/" + label + "/") ? 1 : 0;
            }
        }
        JsonNode metrics = json(evaluated.out());
        assertTrue(texts.size() > 50, "reviews: " + texts.size());
        assertEquals(texts.size(), metrics.path("n").asInt());
        assertEquals((double) right / texts.size(), metrics.path("accuracy").asDouble(), 1e-12);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new InputException(text + " is no JSON", e);
        }
    }

    @Test
    void tensorBoardsEventsAreWrittenWhenAskedFor() throws IOException {
        Path events = folder.resolve("events");

        Cli cli = train("--out", folder.resolve("model").toString(), "--tensorboard", events.toString());

        assertEquals(0, cli.exitCode(), cli.err());
        try (Stream<Path> files = Files.list(events)) {
            assertEquals(
                    1,
                    files.filter(file -> file.toString().contains("tfevents")).count());
        }
    }
}
