package sentiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import sentiment.evaluation.Metrics;

/** Several models on one page. */
final class ComparisonPage {
    private final List<Compared> models;

    ComparisonPage(List<Compared> models) {
        this.models = models;
    }

    Html html() {
        List<Html> sections = new ArrayList<>();
        sections.add(Page.section(
                "Validation and training",
                card(new Table(
                        KeyFigures.HEADINGS, models.stream().map(KeyFigures::of).toList()))));
        List<Shown> learned = models.stream()
                .filter(model -> !model.epochs().isEmpty())
                .map(model -> new Shown(model.name(), model.ink(), model.epochs(), null))
                .toList();
        if (!learned.isEmpty()) {
            sections.add(Page.section("How they learned", LearningPictures.compared(learned)));
        }
        TreeMap<String, List<Compared>> byData = new TreeMap<>(this::validationFirst);
        models.forEach(model -> model.evaluations().keySet().forEach(name -> byData.put(name, with(name))));
        byData.forEach((name, of) -> sections.add(evaluation(name, of)));
        sections.add(differences(
                "Configuration: what differs",
                model -> Page.leaves(model.manifest().path("training"))));
        sections.add(differences(
                "Origin: what differs", model -> Page.leaves(model.manifest().path("provenance"))));
        return Page.of("Models compared", key(), sections);
    }

    private int validationFirst(String one, String other) {
        boolean first = one.equals("report");
        return first == other.equals("report") ? one.compareTo(other) : first ? -1 : 1;
    }

    private List<Compared> with(String name) {
        return models.stream()
                .filter(model -> model.evaluated(name).isPresent())
                .toList();
    }

    private Html key() {
        return Html.of(
                "<ul class=\"key\">{}</ul>",
                models.stream()
                        .map(model -> Html.of(
                                "<li><i style=\"--i:var(--{})\"></i>{} · {}</li>",
                                model.ink().variable(),
                                model.name(),
                                Page.network(model.manifest())))
                        .toList());
    }

    private Html evaluation(String name, List<Compared> of) {
        List<Shown> shown = of.stream()
                .map(model -> new Shown(
                        model.name(),
                        model.ink(),
                        List.of(),
                        model.evaluated(name).orElseThrow().breakdown()))
                .toList();
        EvaluationPictures pictures = new EvaluationPictures(shown, name.replaceAll("[^A-Za-z0-9]", ""));
        List<Html> figures = List.of(
                pictures.roc().html(),
                pictures.precisionRecall().html(),
                pictures.reliability().html(),
                pictures.lengths().html());
        boolean same = of.stream()
                        .map(model -> model.evaluated(name).orElseThrow().fingerprint())
                        .distinct()
                        .count()
                == 1;
        String data = of.stream()
                .map(model -> model.evaluated(name).orElseThrow().data())
                .distinct()
                .collect(Collectors.joining(", "));
        Html note = same
                ? Html.of("<p>All on the same reviews.</p>")
                : Html.of("<p>On different reviews: differences may be the reviews' as well as the models'.</p>");
        return Page.section("On " + data, Html.of("{}{}{}", note, card(metrics(shown)), Page.figures(figures)));
    }

    private static Table metrics(List<Shown> shown) {
        return new Table(
                List.of("model", "reviews", "accuracy", "95 % interval", "F1", "AUC", "log loss", "ECE"),
                shown.stream().map(ComparisonPage::metrics).toList());
    }

    private static List<String> metrics(Shown model) {
        Metrics metrics = model.breakdown().metrics();
        return List.of(
                model.name(),
                Text.count(metrics.n()),
                Text.exactPercent(metrics.accuracy()),
                Text.percent(metrics.accuracyInterval().lower()) + " to "
                        + Text.percent(metrics.accuracyInterval().upper()),
                Text.exactPercent(metrics.f1()),
                Text.exactPercent(metrics.auc()),
                Text.decimal(metrics.logLoss(), 4),
                Text.exactPercent(metrics.ece()));
    }

    private Html differences(String heading, Function<Compared, Map<String, String>> leaves) {
        List<Map<String, String>> all = models.stream().map(leaves).toList();
        TreeSet<String> keys = new TreeSet<>();
        all.forEach(one -> keys.addAll(one.keySet()));
        List<List<String>> rows = new ArrayList<>();
        for (String key : keys) {
            List<String> values =
                    all.stream().map(one -> one.getOrDefault(key, "–")).toList();
            if (values.stream().distinct().count() > 1) {
                List<String> row = new ArrayList<>(List.of(key));
                row.addAll(values);
                rows.add(row);
            }
        }
        List<String> headings = new ArrayList<>(List.of("key"));
        models.forEach(model -> headings.add(model.name()));
        return Page.section(heading, rows.isEmpty() ? Html.of("<p>Nothing.</p>") : card(new Table(headings, rows)));
    }

    private static Html card(Table table) {
        return Html.of("<div class=\"card\">{}</div>", table.html());
    }
}
