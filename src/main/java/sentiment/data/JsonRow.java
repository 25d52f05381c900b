package sentiment.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row of a JSONL table: an object with a string {@code text} and, where they are, {@code label, id, movie}. */
final class JsonRow implements LineReviews.Parser {
    static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxStringLength(Utf8.LONGEST).build();

    private static final ObjectMapper MAPPER = new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final LabelRule labels;

    JsonRow(LabelRule labels) {
        this.labels = labels;
    }

    @Override
    public Optional<Review> parse(String row, String line) {
        return line.isBlank() ? Optional.empty() : Optional.of(review(row, object(line)));
    }

    private Review review(String row, JsonNode object) {
        return new Review(
                value(object, "id").filter(id -> !id.isBlank()).orElse(row),
                text(object),
                labels.label(value(object, "label")),
                value(object, "movie").filter(movie -> !movie.isBlank()));
    }

    private static JsonNode object(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!node.isObject()) {
                throw new InputException("not a JSON object: " + Quoted.of(line));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new InputException(ReadFailure.problem(e), e);
        }
    }

    private static String text(JsonNode object) {
        JsonNode text = object.path("text");
        if (text.isMissingNode()) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            throw new InputException("no key \"text\"; the row's keys are " + Quoted.all(keys));
        }
        if (!text.isTextual()) {
            throw new InputException("\"text\" is no string: " + Quoted.of(text.toString()));
        }
        return text.textValue();
    }

    private static Optional<String> value(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value.asText(value.toString()));
    }
}
