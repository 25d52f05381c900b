package sentiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sentiment.data.InputException;
import sentiment.model.ModelDirectory;
import sentiment.model.ModelJson;
import sentiment.training.TrainingDirectory;

/**
 * A model among others, as far as its directory tells: its manifest, its epochs and the reports on its present weights.
 *
 * @param evaluations what reports say, by the name of their file without its ending
 */
record Compared(String name, Ink ink, JsonNode manifest, List<EpochPoint> epochs, Map<String, Evaluated> evaluations) {

    static Compared read(Path directory, String name, Ink ink) {
        Path manifest = directory.resolve(ModelDirectory.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new InputException(directory + " is not a model: it has no " + ModelDirectory.MANIFEST
                    + "; name a folder that 'train' wrote.");
        }
        JsonNode tree = ModelJson.read(manifest);
        return new Compared(
                name,
                ink,
                tree,
                EpochPoint.of(ModelJson.lines(new TrainingDirectory(directory).metrics())),
                evaluations(
                        directory,
                        tree.path("files").path(ModelDirectory.WEIGHTS).asText()));
    }

    /** How it did on the reviews of that name. */
    Optional<Evaluated> evaluated(String on) {
        return Optional.ofNullable(evaluations.get(on));
    }

    private static Map<String, Evaluated> evaluations(Path directory, String weights) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "{report,evaluation-*}.json")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + directory + ": " + e, e);
        }
        Map<String, Evaluated> evaluations = new LinkedHashMap<>();
        for (Path file : files.stream().sorted().toList()) {
            Report report = Report.read(file);
            // A report on an earlier training into this directory says nothing of the model that stands there now.
            if (report.weights().equals(weights)) {
                String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                evaluations.put(name, report.evaluated());
            }
        }
        return evaluations;
    }
}
