package sentiment.serve;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** JSON in and out, UTF-8. Stateless. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private Json() {}

    /**
     * One value.
     *
     * @param name what to call the bytes in the message
     * @throws Refusal with 400 where they are none
     */
    static JsonNode read(String name, byte[] bytes, int length) {
        try {
            JsonNode json = MAPPER.readTree(bytes, 0, length);
            if (json.isMissingNode()) {
                throw new Refusal(400, name + " is empty; send JSON.");
            }
            return json;
        } catch (JsonProcessingException e) {
            String problem = CONTROLS.matcher(e.getOriginalMessage()).replaceAll(" ");
            throw new Refusal(400, name + " is not JSON" + place(e.getLocation()) + ": " + problem + ".");
        } catch (IOException e) {
            throw new Refusal(400, name + " is not JSON in UTF-8: " + e.getMessage() + ".");
        }
    }

    private static String place(JsonLocation at) {
        if (at == null) {
            return "";
        }
        String line = at.getLineNr() == 1 ? "" : "line " + at.getLineNr() + ", ";
        return " at " + line + "column " + at.getColumnNr();
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
