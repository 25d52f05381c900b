package sentiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The figures of a model's validation and training that stand in a row of a comparison. */
final class KeyFigures {
    static final List<String> HEADINGS =
            List.of("model", "accuracy", "F1", "AUC", "log loss", "ECE", "epochs", "time", "tokens/s");

    private KeyFigures() {}

    static List<String> of(Compared model) {
        JsonNode validation = model.manifest().path("validation");
        List<EpochPoint> epochs = model.epochs();
        return List.of(
                model.name(),
                percent(validation, "accuracy"),
                percent(validation, "f1"),
                percent(validation, "auc"),
                Text.decimal(validation.path("logLoss").asDouble(Double.NaN), 4),
                percent(validation, "ece"),
                epochs.isEmpty() ? "–" : Integer.toString(epochs.size()),
                epochs.isEmpty()
                        ? "–"
                        : Text.duration(
                                epochs.stream().mapToDouble(EpochPoint::seconds).sum()),
                Text.count(epochs.stream()
                        .mapToDouble(EpochPoint::tokensPerSecond)
                        .average()
                        .orElse(Double.NaN)));
    }

    private static String percent(JsonNode validation, String key) {
        return Text.exactPercent(validation.path(key).asDouble(Double.NaN));
    }
}
