package sentiment.serve;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import sentiment.explain.Explainer;
import sentiment.model.ModelJson;
import sentiment.model.SentimentModel;
import sentiment.model.TextClassifier;

/**
 * What a server needs of a model.
 *
 * @param classifier scores
 * @param explaining explains
 * @param summary what the model is, for {@code GET /v1/model}
 */
public record ServedModel(TextClassifier classifier, Explaining explaining, JsonNode summary) {
    private static final List<String> SUMMARY = List.of(
            "name",
            "created",
            "formatVersion",
            "encoder",
            "embeddingSize",
            "vocabularySize",
            "truncation",
            "tokenizer",
            "calibration",
            "parts",
            "validation");

    public ServedModel {
        requireNonNull(classifier, "classifier");
        requireNonNull(explaining, "explaining");
        requireNonNull(summary, "summary");
    }

    /** A model that was loaded; it must stay open as long as the server runs. */
    public static ServedModel of(SentimentModel model) {
        Explainer explainer = new Explainer(model);
        ObjectNode manifest = (ObjectNode) ModelJson.tree(model.manifest());
        return new ServedModel(model, explainer::explain, manifest.retain(SUMMARY));
    }
}
