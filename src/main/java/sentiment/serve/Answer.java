package sentiment.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** What goes back to a client at once. */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    static Answer json(JsonNode json) {
        return new Answer(200, "application/json", Json.bytes(json), Map.of());
    }

    static Answer text(String contentType, String text) {
        return new Answer(200, contentType, text.getBytes(UTF_8), Map.of());
    }

    /** {@code {"error": "one sentence"}}. */
    static Answer error(int status, String sentence, Map<String, String> headers) {
        JsonNode error = JsonNodeFactory.instance.objectNode().put("error", sentence);
        return new Answer(status, "application/json", Json.bytes(error), headers);
    }
}
