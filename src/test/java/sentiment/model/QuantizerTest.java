package sentiment.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.batch.EncodedReviews;
import sentiment.data.AtomicFiles;
import sentiment.data.BinaryFile;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.recurrent.Encoders;
import sentiment.wide.WideConfig;
import sentiment.wide.WideModel;
import sentiment.wide.WideTrainer;

class QuantizerTest {
    private static final List<String> TEXTS = List.of("A good film.", "Not very fun!", "dull, dull, dull", "");
    private static final Calibration CALIBRATION = new Calibration(
            new Calibration.PartWeights(2, 0.5, 2, -0.25), new Calibration.PartWeights(6, 0.25, 1, 0.5));

    @TempDir
    Path folder;

    private Path original;
    private Path copy;

    @BeforeEach
    void saveAModel() {
        original = folder.resolve("original");
        copy = folder.resolve("copy");
        TestModels.save(original, 1);
    }

    private void addAWidePart() {
        EncodedReviews reviews =
                new EncodedReviews(new int[][] {{3, 5}, {6, 7, 8}, {4, 5}, {9}}, new int[] {1, 0, 0, 0});
        WideModel wide = WideTrainer.train(reviews, TestModels.WORDS, new WideConfig(true, 2, 1, 1, 0, false));
        BinaryEvaluation evaluation = new BinaryEvaluation();
        evaluation.add(Label.POSITIVE, 0.75);
        ModelDirectory.calibrate(original, CALIBRATION, Map.of(), evaluation.metrics(), Optional.of(wide));
    }

    @Test
    void aCopySaysNearlyTheSame() {
        addAWidePart();

        Quantizer.quantize(original, copy, 0);

        double[] before = TestModels.probabilities(original, TEXTS);
        double[] after = TestModels.probabilities(copy, TEXTS);
        assertArrayEquals(before, after, 0.01);
        assertFalse(Arrays.equals(before, after), "8 bits cannot hold every weight");
    }

    @Test
    void noWeightIsOffByMoreThanHalfAStepOfItsBlock() {
        Quantizer.quantize(original, copy, 0);

        assertRounded(
                ModelDirectory.weights(original).get(0).parameters(),
                ModelDirectory.weights(copy).get(0).parameters(),
                64);
        assertRounded(
                ModelDirectory.weights(original).get(0).embedding(),
                ModelDirectory.weights(copy).get(0).embedding(),
                5);
    }

    private static void assertRounded(float[] exact, float[] rounded, int block) {
        assertEquals(exact.length, rounded.length);
        for (int start = 0; start < exact.length; start += block) {
            float largest = 0;
            for (int i = start; i < Math.min(start + block, exact.length); i++) {
                largest = Math.max(largest, Math.abs(exact[i]));
            }
            for (int i = start; i < Math.min(start + block, exact.length); i++) {
                assertEquals(exact[i], rounded[i], largest / 127 / 2 * 1.0001);
            }
        }
    }

    @Test
    void aCopyHoldsTheModelsFilesOnlyAndIsAboutAQuarter() throws IOException {
        Files.createDirectories(original.resolve("checkpoints/last"));
        Files.writeString(original.resolve("report.html"), "<p>");

        Quantizer.quantize(original, copy, 0);

        try (var files = Files.list(copy)) {
            assertEquals(
                    List.of("model.json", "vocabulary.txt", "weights.bin"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(size(copy) < 0.35 * size(original), size(copy) + " of " + size(original) + " bytes");
    }

    private static long size(Path directory) throws IOException {
        return Files.size(directory.resolve("weights.bin"));
    }

    @Test
    void anEnsembleKeepsItsMembers() {
        Random random = new Random(5);
        List<Weights> members = List.of(
                ModelDirectory.weights(original).get(0),
                new Weights(
                        Encoders.uniform(
                                random, ModelDirectory.weights(original).get(0).parameters().length, 1),
                        Encoders.uniform(random, TestModels.WORDS.size() * 5, 1)));
        try (SentimentModel model = ModelDirectory.load(original)) {
            ModelDirectory.save(original, model.manifest(), TestModels.WORDS, members);
        }

        Quantizer.quantize(original, copy, 0);

        try (SentimentModel model = ModelDirectory.load(copy)) {
            assertEquals(2, model.networks().size());
        }
        assertArrayEquals(TestModels.probabilities(original, TEXTS), TestModels.probabilities(copy, TEXTS), 0.02);
    }

    @Test
    void wordsThatAreLeftOutAreReadAsUnknown() {
        Quantizer.quantize(original, copy, 6);

        try (SentimentModel model = ModelDirectory.load(copy)) {
            assertEquals(6, model.manifest().vocabularySize());
            assertEquals(
                    model.classify("a good zebra film").probability(),
                    model.classify("a good dull film").probability());
        }
    }

    @Test
    void theCopysManifestSaysWhatItIsOf() {
        Quantizer.quantize(original, copy, 0);

        Map<String, String> before;
        try (SentimentModel model = ModelDirectory.load(original)) {
            before = model.manifest().files();
        }
        try (SentimentModel model = ModelDirectory.load(copy)) {
            assertEquals(
                    Map.of("bits", 8, "vocabularyBefore", 12, "filesBefore", before),
                    model.manifest().provenance().get("quantized"));
        }
    }

    @Test
    void aCopyOfACopyIsRefused() {
        Quantizer.quantize(original, copy, 0);

        assertEquals(
                copy + " is quantised already; quantise the model that it was made from.",
                refusal(copy, folder.resolve("second")));
        assertFalse(Files.exists(folder.resolve("second")));
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        String sum = AtomicFiles.sha256(original.resolve("weights.bin"));

        assertEquals(original + " is not empty; name a folder that does not exist.", refusal(original, original));
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(file + " is a file; name a folder that does not exist.", refusal(original, file));
        assertEquals(sum, AtomicFiles.sha256(original.resolve("weights.bin")));
    }

    private static String refusal(Path source, Path target) {
        return assertThrows(InputException.class, () -> Quantizer.quantize(source, target, 0))
                .getMessage();
    }

    @Test
    void weightsOfALaterVersionAreRefused() throws IOException {
        Path weights = original.resolve("weights.bin");
        Files.delete(weights);
        BinaryFile.write(weights, "WEIGHTS ", 3, out -> out.writeInt(0));
        Path manifest = original.resolve("model.json");
        ObjectNode tree = ModelJson.read(manifest);
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put("vocabulary.txt", tree.at("/files/vocabulary.txt").asText());
        sums.put("weights.bin", AtomicFiles.sha256(weights));
        tree.set("files", ModelJson.tree(sums));
        Files.writeString(manifest, tree.toString());

        assertEquals(
                weights + " has format version 3 where this program reads 1 to 2; delete it and make it again.",
                assertThrows(InputException.class, () -> ModelDirectory.load(original))
                        .getMessage());
    }
}
