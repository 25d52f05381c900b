package sentiment.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import sentiment.data.Label;

/**
 * A text that a client sent, or what is wrong with what it sent in its place.
 *
 * @param id what the client calls it; null where it does not say
 * @param text null where there is a problem
 * @param problem one sentence; null where there is a text
 */
record Item(JsonNode id, String text, String problem) {

    /**
     * A string, or an object with the key {@code text} and perhaps {@code id}.
     *
     * @param name what to call it in a problem
     */
    static Item of(String name, JsonNode json) {
        if (json.isTextual()) {
            return new Item(null, json.textValue(), null);
        }
        JsonNode id = json.get("id");
        if (id != null && !id.isTextual() && !id.isNumber()) {
            return refused(null, name + " has an id that is neither a string nor a number.");
        }
        if (!json.isObject()) {
            return refused(id, name + " is neither a string nor an object with the key text.");
        }
        JsonNode text = json.get("text");
        if (text == null) {
            return refused(id, name + " has no key text.");
        }
        return text.isTextual()
                ? new Item(id, text.textValue(), null)
                : refused(id, name + " has a text that is not a string.");
    }

    static Item refused(JsonNode id, String problem) {
        return new Item(id, null, problem);
    }

    boolean isText() {
        return text != null;
    }

    /** The keys of {@code classify --format jsonl}. */
    ObjectNode scored(double probability) {
        ObjectNode result = named();
        result.put("label", Label.ofProbability(probability).text());
        return result.put("probability", BigDecimal.valueOf(probability).setScale(6, RoundingMode.HALF_EVEN));
    }

    ObjectNode refusal() {
        return named().put("error", problem);
    }

    private ObjectNode named() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            result.set("id", id);
        }
        return result;
    }
}
