package sentiment.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingDirectory;

/**
 * The files of a search. Each is there whole or not at all.
 *
 * @param path the directory, which may not exist yet
 */
public record TuningDirectory(Path path) {

    public Path plan() {
        return path.resolve("tune.json");
    }

    /** The results as a table, in the order they came. */
    public Path table() {
        return path.resolve("tune.csv");
    }

    /** The configuration of the best trial, for {@code train --config}. */
    public Path best() {
        return path.resolve("best.json");
    }

    /** The directory of a trial's training. */
    public TrainingDirectory trial(int number) {
        return new TrainingDirectory(path.resolve("trials").resolve(String.format(Locale.ROOT, "%03d", number)));
    }

    /** Whether a search began here. */
    public boolean holdsSearch() {
        return Files.exists(plan());
    }

    /**
     * What the search here was told.
     *
     * @throws InputException when there is none
     */
    public TuningPlan readPlan() {
        if (!holdsSearch()) {
            throw new InputException(path + " holds no search to resume; name its folder with --out.");
        }
        return ModelJson.read(plan(), TuningPlan.FORMAT_VERSION, TuningPlan.class);
    }

    void savePlan(TuningPlan plan) {
        ModelJson.write(plan(), plan);
    }

    /** The results so far, in the order they came. */
    public List<TrialResult> readResults() {
        List<TrialResult> read = new ArrayList<>();
        for (JsonNode line : ModelJson.lines(results())) {
            read.add(ModelJson.value(line, TrialResult.class, results() + ":" + (read.size() + 1)));
        }
        return read;
    }

    /** Lines and table; the lines first, because a search goes on from them. */
    void saveResults(List<TrialResult> results) {
        String lines =
                results.stream().map(result -> ModelJson.line(result) + "\n").collect(Collectors.joining());
        AtomicFiles.write(results(), file -> Files.writeString(file, lines));
        CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true);
        row(results.get(0)).fieldNames().forEachRemaining(columns::addColumn);
        ObjectWriter writer = new CsvMapper().writer(columns.build());
        List<ObjectNode> rows = results.stream().map(TuningDirectory::row).toList();
        AtomicFiles.write(table(), file -> Files.writeString(file, writer.writeValueAsString(rows)));
    }

    void saveBest(TrainingConfig config) {
        ModelJson.write(best(), config);
    }

    /** A result with a field for each key of the space. */
    public static ObjectNode row(TrialResult result) {
        ObjectNode row = (ObjectNode) ModelJson.tree(result);
        ObjectNode flat = row.objectNode();
        row.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode values) {
                flat.setAll(values);
            } else {
                flat.set(field.getKey(), field.getValue());
            }
        });
        return flat;
    }

    private Path results() {
        return path.resolve("trials.jsonl");
    }
}
