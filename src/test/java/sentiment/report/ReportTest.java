package sentiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.data.Review;
import sentiment.explain.Span;
import sentiment.model.Classification;
import sentiment.model.ModelJson;

class ReportTest {
    private static final String ATTACK =
            "<script>alert('x')</script><img src=x onerror=alert(1)> \"dull\" & <br /><br />no";

    @TempDir
    Path folder;

    private static Classification.Scored scored(String text, Label label, double probability) {
        return new Classification.Scored(
                new Review("neg/<b>" + probability, text, Optional.of(label), Optional.empty()), probability);
    }

    private static final List<Classification.Scored> REVIEWS = List.of(
            scored("a good film", Label.POSITIVE, 0.9),
            scored("not a good film", Label.NEGATIVE, 0.4),
            scored("bad", Label.NEGATIVE, 0.1),
            scored("fine", Label.POSITIVE, 0.3),
            scored(ATTACK, Label.NEGATIVE, 0.99));

    /** A model's directory with a report on five reviews. */
    private Path model(String name, String weights, int epochs) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(name));
        Files.writeString(directory.resolve("model.json"), """
                {"name": "<i>%s</i>", "encoder": {"cell": "%s"}, "training": {"epochs": %d, "seed": 1},
                 "validation": {"accuracy": 0.75}, "files": {"weights.bin": "%s"}}
                """.formatted(name, name, epochs, weights));
        StringBuilder lines = new StringBuilder();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            lines.append("{\"epoch\":%d,\"loss\":0.5,\"validation\":{\"accuracy\":0.7,\"logLoss\":null}}\n"
                    .formatted(epoch));
        }
        Files.writeString(directory.resolve("metrics.jsonl"), lines);
        report(directory, text -> List.of()).write(directory.resolve("report.html"));
        return directory;
    }

    private static Report report(Path directory, Function<String, List<Span>> explainer) {
        return Report.of(
                directory,
                ModelJson.read(directory.resolve("model.json")),
                Evaluated.of("five", REVIEWS, explainer),
                Machine.facts());
    }

    @Test
    void thePageShowsEveryPictureWithItsNumbers() throws IOException {
        String page = Files.readString(model("m", "sum", 3).resolve("report.html"));

        for (String title : List.of(
                "Loss",
                "Accuracy",
                "Confusion matrix",
                "ROC curve",
                "Precision and recall",
                "Accuracy by length",
                "Distribution of scores",
                "Reliability",
                "Configuration",
                "Where it comes from",
                "Machine, time and memory")) {
            assertTrue(page.contains(">" + title + "</h"), title);
        }
        assertEquals(7, count(page, "<svg "));
        assertEquals(7, count(page, "<details>"));
        assertTrue(page.contains("60.00 %"), "the accuracy");
    }

    @Test
    void aReviewsTextCannotBecomeMarkup() throws IOException {
        Path directory = model("m", "sum", 1);
        int word = ATTACK.indexOf("alert");
        report(directory, text -> text.equals(ATTACK) ? List.of(new Span(word, word + 5, -2)) : List.of())
                .write(directory.resolve("report.html"));

        String page = Files.readString(directory.resolve("report.html"));

        assertFalse(page.contains("<script") || page.contains("<img") || page.contains("<b>") || page.contains("<i>"));
        assertTrue(page.contains("&lt;script&gt;<span class=\"word neg\" style=\"--w:75%\">alert</span>(&#39;x"), page);
        assertTrue(page.contains("&quot;dull&quot; &amp; \n\nno"), "line breaks");
    }

    @Test
    void thePageLoadsNothing() throws IOException {
        String page = Files.readString(model("m", "sum", 2).resolve("report.html"));

        assertTrue(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
        Matcher link =
                Pattern.compile("<[^>]*(src|href)=|@import|url\\((?!#)|https?:").matcher(page);
        assertFalse(link.find());
    }

    @Test
    void theDataFileGivesTheReportBack() throws IOException {
        Path directory = model("m", "sum", 2);
        Report written = report(directory, text -> List.of(new Span(0, 1, 0.5)));
        written.write(directory.resolve("evaluation-x.html"));

        Report read = Report.read(directory.resolve("evaluation-x.json"));

        assertEquals(written, read);
        assertEquals(
                List.of(0.99, 0.3),
                read.evaluated().mistakes().stream()
                        .map(Evaluated.Mistake::probability)
                        .toList());
        Files.writeString(directory.resolve("evaluation-x.json"), "{\"formatVersion\": 2}");
        assertThrows(InputException.class, () -> Report.read(directory.resolve("evaluation-x.json")));
    }

    @Test
    void modelsAreComparedByWhatTheirFoldersHold() throws IOException {
        Path gru = model("gru", "one", 2);
        Path lstm = model("lstm", "two", 5);

        Comparison comparison = Comparison.of(List.of(gru, lstm));
        comparison.write(folder.resolve("both.html"));

        String page = Files.readString(folder.resolve("both.html"));
        List<String> text = comparison.toText().lines().toList();
        assertTrue(text.get(1).matches("gru +75.00 %.*"), text.get(1));
        assertTrue(page.contains("<th scope=\"row\">epochs</th><td>2</td><td>5</td>"), "differs");
        assertFalse(page.contains("<th scope=\"row\">seed</th>"), "does not differ");
        assertTrue(page.contains("All on the same reviews."));
        assertEquals(7, count(page, "<svg "));
    }

    @Test
    void aReportOnEarlierWeightsIsNotCompared() throws IOException {
        Path gru = model("gru", "one", 1);
        Path lstm = model("lstm", "two", 1);
        for (Path directory : List.of(gru, lstm)) {
            Path manifest = directory.resolve("model.json");
            Files.writeString(
                    manifest, Files.readString(manifest).replace("weights.bin\": \"", "weights.bin\": \"new"));
        }

        Comparison.of(List.of(gru, lstm)).write(folder.resolve("both.html"));

        assertFalse(Files.readString(folder.resolve("both.html")).contains("ROC curve"));
    }

    @Test
    void oneReviewIsEnoughForAPage() throws IOException {
        Path directory = model("m", "sum", 1);
        JsonNode manifest = ModelJson.read(directory.resolve("model.json"));
        Evaluated one = Evaluated.of("one", REVIEWS.subList(0, 1), text -> List.of());

        Report.of(directory, manifest, one, Map.of()).write(folder.resolve("one.html"));

        assertTrue(Files.readString(folder.resolve("one.html")).contains("<p>None.</p>"));
    }

    private static int count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }
}
