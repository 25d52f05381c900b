package sentiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sentiment.evaluation.ConfusionMatrix;
import sentiment.evaluation.Interval;
import sentiment.evaluation.Metrics;

/** A {@link Report} as a page. */
final class ReportPage {
    private final Report report;
    private final Shown shown;

    ReportPage(Report report) {
        this.report = report;
        shown = new Shown(
                name(),
                Ink.THIRD,
                EpochPoint.of(report.epochs()),
                report.evaluated().breakdown());
    }

    Html html() {
        EvaluationPictures pictures = new EvaluationPictures(List.of(shown), "");
        List<Html> sections = new ArrayList<>();
        sections.add(tiles());
        if (!shown.epochs().isEmpty()) {
            sections.add(Page.section("How it learned", LearningPictures.of(shown)));
        }
        sections.add(Page.section(
                "Right and wrong",
                Page.figures(List.of(
                        confusion(),
                        pictures.roc().html(),
                        pictures.precisionRecall().html(),
                        pictures.lengths().html()))));
        sections.add(Page.section("How sure it is", List.of(pictures.scores(), pictures.reliability())));
        sections.add(Page.section(
                "The most confident mistakes", Mistakes.html(report.evaluated().mistakes())));
        sections.add(Page.section(
                "Configuration", Page.facts(Page.leaves(report.model().path("training")))));
        sections.add(Page.section("Where it comes from", Page.facts(provenance())));
        sections.add(Page.section("Machine, time and memory", Page.facts(machine())));
        return Page.of(name() + " on " + report.evaluated().data(), subtitle(), sections);
    }

    private String name() {
        return report.model().path("name").asText("model");
    }

    private Html subtitle() {
        return Html.of(
                "<p>{}, {} words; {} reviews; {}</p>",
                Page.network(report.model()),
                Text.count(report.model().path("vocabularySize").asDouble(Double.NaN)),
                Text.count(metrics().n()),
                report.created().replace('T', ' ').replace("Z", " UTC"));
    }

    private Metrics metrics() {
        return report.evaluated().breakdown().metrics();
    }

    private Html tiles() {
        Metrics metrics = metrics();
        return Html.of(
                "<section class=\"tiles\" aria-label=\"Key figures\">{}</section>\n",
                List.of(
                        tile("accuracy", Text.exactPercent(metrics.accuracy()), range(metrics.accuracyInterval())),
                        tile("F1", Text.exactPercent(metrics.f1()), range(metrics.f1Interval())),
                        tile("AUC", Text.exactPercent(metrics.auc()), "area under the ROC curve"),
                        tile("log loss", Text.decimal(metrics.logLoss(), 4), "nats a review; lower is better"),
                        tile("calibration error", Text.exactPercent(metrics.ece()), "ECE; lower is better")));
    }

    private static Html tile(String name, String value, String note) {
        return Html.of("<div><span>{}</span><strong>{}</strong><small>{}</small></div>", name, value, note);
    }

    private static String range(Interval interval) {
        return "95 %: " + Text.percent(interval.lower()) + " to " + Text.percent(interval.upper());
    }

    private Html confusion() {
        ConfusionMatrix counts = metrics().confusion();
        int positives = counts.truePositives() + counts.falseNegatives();
        int negatives = counts.trueNegatives() + counts.falsePositives();
        return Html.of(
                """
                <figure>
                <h3>Confusion matrix</h3>
                <table class="confusion">
                <thead><tr><td></td><th scope="col">called positive</th><th scope="col">called negative</th></tr></thead>
                <tbody>
                <tr><th scope="row">positive</th>{}{}</tr>
                <tr><th scope="row">negative</th>{}{}</tr>
                </tbody></table>
                <figcaption>Reviews of each label by the label they got; shares of the row.</figcaption>
                </figure>
                """,
                cell("right positive", counts.truePositives(), positives),
                cell("wrong", counts.falseNegatives(), positives),
                cell("wrong", counts.falsePositives(), negatives),
                cell("right negative", counts.trueNegatives(), negatives));
    }

    private static Html cell(String kind, int count, int of) {
        return Html.of(
                "<td class=\"{}\"><strong>{}</strong><small>{}</small></td>",
                kind,
                Text.count(count),
                Text.percent((double) count / of));
    }

    private Map<String, String> provenance() {
        JsonNode model = report.model();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("evaluated on", report.evaluated().data());
        facts.put("SHA-256 of those reviews", report.evaluated().fingerprint());
        facts.put("model saved", model.path("created").asText("–"));
        facts.put("tokenizer", model.path("tokenizer").asText("–"));
        facts.putAll(Page.leaves(model.path("provenance")));
        model.path("files")
                .properties()
                .forEach(file ->
                        facts.put("SHA-256 of " + file.getKey(), file.getValue().asText()));
        return facts;
    }

    private Map<String, String> machine() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!shown.epochs().isEmpty()) {
            double seconds =
                    shown.epochs().stream().mapToDouble(EpochPoint::seconds).sum();
            facts.put(
                    "training and validation",
                    Text.duration(seconds) + " in " + shown.epochs().size() + " epochs");
        }
        facts.putAll(report.machine());
        return facts;
    }
}
