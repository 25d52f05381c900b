package sentiment.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.training.TrainingDirectory;

/**
 * All that a report shows; the {@code .json} file beside the page.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param created when, ISO-8601 in UTC
 * @param model the model's manifest, as {@code model.json} has it
 * @param epochs the lines of {@code metrics.jsonl}; empty where the model came without
 * @param evaluated how the model did on labelled reviews
 * @param machine on what, how long and in how much memory the work was done, by name
 */
public record Report(
        int formatVersion,
        String created,
        JsonNode model,
        List<JsonNode> epochs,
        Evaluated evaluated,
        Map<String, String> machine) {
    public static final int FORMAT_VERSION = 1;

    public Report {
        requireNonNull(model, "model");
        requireNonNull(evaluated, "evaluated");
    }

    /**
     * A report on a model that stands in a directory.
     *
     * @param manifest what {@code model.json} says
     * @param machine see {@link Machine}
     */
    public static Report of(Path directory, JsonNode manifest, Evaluated evaluated, Map<String, String> machine) {
        return new Report(
                FORMAT_VERSION,
                Machine.now(),
                manifest,
                ModelJson.lines(new TrainingDirectory(directory).metrics()),
                evaluated,
                machine);
    }

    /**
     * Reads what {@link #write} left.
     *
     * @throws InputException when it is none, or one of another version
     */
    public static Report read(Path json) {
        return ModelJson.read(json, FORMAT_VERSION, Report.class);
    }

    /** Writes the page and, beside it under the same name with {@code .json}, what it is made from. */
    public void write(Path page) {
        String html = new ReportPage(this).html().toString();
        ModelJson.write(dataOf(page), this);
        AtomicFiles.write(page, file -> Files.writeString(file, html));
    }

    /** The data file of a page. */
    public static Path dataOf(Path page) {
        String name = page.getFileName().toString();
        return page.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
    }

    /** The sum of the weights that were evaluated; another one belongs to another model. */
    String weights() {
        return model.path("files").path("weights.bin").asText();
    }
}
