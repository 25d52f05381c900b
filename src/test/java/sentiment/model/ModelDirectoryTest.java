package sentiment.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.batch.EncodedReviews;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.model.Calibration.PartWeights;
import sentiment.text.PtbTokenizer;
import sentiment.wide.WideConfig;
import sentiment.wide.WideModel;
import sentiment.wide.WideTrainer;

class ModelDirectoryTest {
    private static final List<String> TEXTS = List.of("A good film.", "Not very fun!", "dull, dull, dull", "");

    @TempDir
    Path folder;

    private Path directory;

    @BeforeEach
    void saveAModel() {
        directory = folder.resolve("models").resolve("mine");
        TestModels.save(directory, 1);
    }

    @Test
    void aModelHasItsThreeFilesAndNoOthers() throws IOException {
        assertEquals(List.of("model.json", "vocabulary.txt", "weights.bin"), files());
    }

    @Test
    void whatWasSavedIsLoaded() {
        try (SentimentModel model = ModelDirectory.load(directory)) {
            ModelManifest manifest = model.manifest();
            assertEquals("model-1", manifest.name());
            assertEquals("2026-01-02T03:04:05Z", manifest.created());
            assertEquals(1, manifest.training().path("seed").asInt());
            assertTrue(Double.isNaN(manifest.validation().recall()), "an undefined metric stays undefined");
            assertEquals(1, manifest.validation().accuracy());
            for (String name : List.of("vocabulary.txt", "weights.bin")) {
                assertEquals(
                        AtomicFiles.sha256(directory.resolve(name)),
                        manifest.files().get(name));
            }
        }
        assertArrayEquals(probabilities(), probabilities(), "loaded twice, the same");
    }

    @Test
    void aCopyElsewhereIsTheSameModel() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : files()) {
            Files.copy(directory.resolve(name), copy.resolve(name));
        }
        assertArrayEquals(probabilities(), TestModels.probabilities(copy, TEXTS));
    }

    @Test
    void aNewModelReplacesTheOldOne() throws IOException {
        double[] old = probabilities();
        TestModels.save(directory, 2);
        assertFalse(Arrays.equals(old, probabilities()));
        TestModels.save(directory, 1);
        assertArrayEquals(old, probabilities());
        assertEquals(List.of("model.json", "vocabulary.txt", "weights.bin"), files());
    }

    @Test
    void aModelOfTheFirstVersionIsReadAsUncalibrated() throws IOException {
        double[] before = probabilities();
        Path manifest = directory.resolve("model.json");
        ObjectNode tree = ModelJson.read(manifest);
        tree.put("formatVersion", 1);
        tree.remove(List.of("calibration", "parts"));
        Files.writeString(manifest, tree.toString());
        assertArrayEquals(before, probabilities());
        try (SentimentModel model = ModelDirectory.load(directory)) {
            assertEquals(Calibration.NONE, model.manifest().calibration());
        }
    }

    @Test
    void aModelOfTheSecondVersionGivesTheVerySameProbabilities() throws IOException {
        calibrate(
                Calibration.constant(0.41090670867838086, 0.7236928337214709, 0.05971379039883562),
                Optional.of(wide()));
        double[] before = probabilities();
        Path manifest = directory.resolve("model.json");
        ObjectNode tree = ModelJson.read(manifest);
        tree.put("formatVersion", 2);
        tree.putObject("calibration")
                .put("recurrent", 0.41090670867838086)
                .put("wide", 0.7236928337214709)
                .put("bias", 0.05971379039883562);
        Files.writeString(manifest, tree.toString());
        assertArrayEquals(before, probabilities());
    }

    @Test
    void aCalibratedModelCombinesBothPartsByTheLengthOfTheText() throws IOException {
        double[] recurrent = logits(probabilities());
        WideModel wide = wide();
        Calibration calibration = new Calibration(new PartWeights(3, 0.5, 2, -0.25), new PartWeights(5, 0.25, -1, 0.5));
        calibrate(calibration, Optional.of(wide));
        assertEquals(List.of("model.json", "vocabulary.txt", "weights.bin", "wide.bin"), files());
        double[] combined = logits(probabilities());
        for (int i = 0; i < TEXTS.size(); i++) {
            WideModel.Reader reader = wide.reader();
            int[] tokens = {0};
            new PtbTokenizer().forEach(TEXTS.get(i), token -> {
                reader.accept(token.text());
                tokens[0]++;
            });
            PartWeights weights = calibration.at(tokens[0]);
            assertEquals(weights.logit(recurrent[i], reader.logit()), combined[i], 1e-9, TEXTS.get(i));
        }
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : files()) {
            Files.copy(directory.resolve(name), copy.resolve(name));
        }
        assertArrayEquals(probabilities(), TestModels.probabilities(copy, TEXTS));
        Path file = directory.resolve("wide.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 30));
        assertRefused(file + " is not the file its manifest names (SHA-256 differs); copy the model again.");
    }

    @Test
    void aNewModelTakesNothingOverFromACalibratedOne() throws IOException {
        double[] before = probabilities();
        calibrate(Calibration.constant(0.5, 2, -0.25), Optional.of(wide()));
        calibrate(Calibration.constant(0.5, 0, 0), Optional.empty());
        assertEquals(List.of("model.json", "vocabulary.txt", "weights.bin"), files());
        double[] cooler = logits(probabilities());
        for (int i = 0; i < cooler.length; i++) {
            assertEquals(logits(before)[i] / 2, cooler[i], 1e-9);
        }
        TestModels.save(directory, 1);
        assertArrayEquals(before, probabilities());
    }

    private void calibrate(Calibration calibration, Optional<WideModel> wide) {
        BinaryEvaluation evaluation = new BinaryEvaluation();
        evaluation.add(Label.POSITIVE, 0.75);
        ModelDirectory.calibrate(directory, calibration, Map.of(), evaluation.metrics(), wide);
    }

    private static WideModel wide() {
        EncodedReviews reviews =
                new EncodedReviews(new int[][] {{3, 5}, {6, 7, 8}, {4, 5}, {9}}, new int[] {1, 0, 0, 0});
        return WideTrainer.train(reviews, TestModels.WORDS, new WideConfig(true, 2, 1, 1, 0, false));
    }

    private static double[] logits(double[] probabilities) {
        return Arrays.stream(probabilities).map(p -> Math.log(p / (1 - p))).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vocabulary.txt", "weights.bin"})
    void aDamagedFileIsRefusedByName(String name) throws IOException {
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        Files.write(file, flipped);
        assertRefused(file + " is not the file its manifest names (SHA-256 differs); copy the model again.");
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(file + " is not the file its manifest names (SHA-256 differs); copy the model again.");
        Files.delete(file);
        assertRefused(file + " is missing; copy the whole model folder or train again.");
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        for (Path other : List.of(
                folder,
                folder.resolve("nowhere"),
                directory.resolve("model.json"),
                Files.createDirectories(folder.resolve("odd").resolve("model.json"))
                        .getParent())) {
            String message = assertThrows(InputException.class, () -> ModelDirectory.load(other))
                    .getMessage();
            assertEquals(other + " is not a model: it has no model.json; name a folder that 'train' wrote.", message);
        }
    }

    @Test
    void anotherFormatVersionIsRefusedBeforeAnythingElse() throws IOException {
        Path manifest = directory.resolve("model.json");
        for (String version : List.of("4", "0", "\"1\"", "1.5")) {
            Files.writeString(manifest, "{\"formatVersion\": " + version + ", \"newThing\": {}}");
            assertRefused(manifest + " has format version " + version.replace("\"", "")
                    + " but this program reads version 3; use the program that wrote it or train again.");
        }
        Files.writeString(manifest, "{}");
        assertRefused(manifest + " has format version (none) but this program reads version 3; use the program that"
                + " wrote it or train again.");
    }

    @Test
    void aManifestThatCannotBeReadIsRefusedByName() throws IOException {
        Path manifest = directory.resolve("model.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.substring(0, whole.indexOf("\"encoder\"")));
        assertRefusedLike(manifest + ":\\d+ is not JSON: Unexpected end-of-input[^\\[]*\\.");
        Files.writeString(manifest, "");
        assertRefused(manifest + " must hold one JSON object; correct it or take a whole copy.");
        Files.writeString(manifest, whole.replaceFirst("\\{", "{\"tokeniser\": 1,"));
        assertRefusedLike(manifest + ": there is no key 'tokeniser'; the keys here are .*\\.");
        Files.writeString(manifest, whole.replace("\"lstm\"", "\"gpt\""));
        assertRefused(manifest + ": 'encoder.cell' must be one of rnn, gru, lstm but is \"gpt\".");
        Files.writeString(manifest, whole.replaceAll("\"tokenizer\" : .*", "\"tokenizer\" : \"blanks\","));
        assertRefusedLike(directory + " was trained with tokenizer 'blanks' but this program has '.*'; use the program"
                + " that trained it\\.");
        Files.writeString(manifest, whole.replaceAll("(?m)^\\s+\"name\" : .*$", ""));
        assertRefused(manifest + ": the key 'name' is missing.");
    }

    @Test
    void aManifestThatDoesNotFitItsWeightsIsRefused() throws IOException {
        Path manifest = directory.resolve("model.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.replace("\"hiddenSize\" : 6", "\"hiddenSize\" : 7"));
        assertRefusedLike(manifest + " does not fit the weights beside it; copy the whole model again: .*weights.*\\.");
        Files.writeString(manifest, whole.replace("\"embeddingSize\" : 5", "\"embeddingSize\" : 4"));
        assertRefusedLike(manifest + " does not fit the weights beside it; copy the whole model again: 12 words.*\\.");
    }

    @Test
    void aSaveThatFailsLeavesTheOldModel() throws IOException {
        double[] old = probabilities();
        // A folder in its way stops each file's writing in turn.
        for (String name : List.of("..vocabulary.txt.new.tmp", ".weights.bin.new", ".model.json.tmp")) {
            Files.deleteIfExists(directory.resolve(name));
            Files.createDirectories(directory.resolve(name).resolve("full"));
            String message = assertThrows(UncheckedIOException.class, () -> TestModels.save(directory, 2), name)
                    .getMessage();
            assertTrue(message.contains(directory.toString()), message);
            assertArrayEquals(old, probabilities(), name);
            Files.delete(directory.resolve(name).resolve("full"));
            Files.delete(directory.resolve(name));
        }
        TestModels.save(directory, 2);
        assertFalse(Arrays.equals(old, probabilities()));
        assertEquals(List.of("model.json", "vocabulary.txt", "weights.bin"), files());
    }

    @Test
    void aSaveKilledAfterTheManifestIsWholeAndStaysSo() throws IOException {
        Path other = folder.resolve("other");
        TestModels.save(other, 2);
        double[] next = TestModels.probabilities(other, TEXTS);
        Files.copy(other.resolve("weights.bin"), directory.resolve(".weights.bin.new"));
        Files.delete(directory.resolve("model.json"));
        Files.copy(other.resolve("model.json"), directory.resolve("model.json"));
        assertArrayEquals(next, probabilities());

        Files.createDirectories(directory.resolve(".model.json.tmp").resolve("full"));
        assertThrows(UncheckedIOException.class, () -> TestModels.save(directory, 3));
        assertArrayEquals(next, probabilities());
    }

    @Test
    void whatKilledSavesLeftBehindIsIgnored() throws IOException {
        double[] old = probabilities();
        for (String name : List.of(".vocabulary.txt.new", ".weights.bin.new", ".model.json.tmp", "weights.bin.0.tmp")) {
            Files.writeString(directory.resolve(name), "half");
        }
        assertArrayEquals(old, probabilities());
    }

    @Test
    void whoLoadsWhileAnotherSavesGetsOneOfBothModels() throws Exception {
        double[] first = probabilities();
        TestModels.save(directory, 2);
        double[] second = probabilities();
        CompletableFuture<Void> saving = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 30; i++) {
                TestModels.save(directory, 1 + i % 2);
            }
        });
        int loads = 0;
        while (!saving.isDone() || loads == 0) {
            double[] loaded = probabilities();
            assertTrue(Arrays.equals(first, loaded) || Arrays.equals(second, loaded), Arrays.toString(loaded));
            loads++;
        }
        saving.get(1, TimeUnit.MINUTES);
    }

    private double[] probabilities() {
        return TestModels.probabilities(directory, TEXTS);
    }

    private void assertRefused(String message) {
        assertEquals(message, refusal());
    }

    private void assertRefusedLike(String pattern) {
        String message = refusal();
        assertTrue(message.matches(pattern), message);
    }

    private String refusal() {
        return assertThrows(InputException.class, () -> ModelDirectory.load(directory))
                .getMessage();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }
}
