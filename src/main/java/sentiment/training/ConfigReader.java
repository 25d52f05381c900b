package sentiment.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sentiment.data.InputException;
import sentiment.model.ModelJson;

/**
 * Puts a configuration together: a named one from the resources, over it a JSON file that may leave keys out, over that
 * single keys such as {@code encoder.hiddenSize=200}. A key that does not exist is refused. Stateless.
 */
public final class ConfigReader {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ConfigReader() {}

    /** A configuration of the resources: {@code sample}, or one of {@link Recipe#NAMES} for real data. */
    public static JsonNode named(String name) {
        ObjectNode configuration = resource(name);
        configuration.remove(Recipe.KEY);
        return configuration;
    }

    /** A file of the resources as it is. */
    static ObjectNode resource(String name) {
        String resource = "/sentiment/configurations/" + name + ".json";
        try (InputStream in = ConfigReader.class.getResourceAsStream(resource)) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the configuration " + name + ": " + e, e);
        }
    }

    /** The tree with a file's keys in place of its own. */
    public static JsonNode withFile(JsonNode base, Path file) {
        ObjectNode merged = base.deepCopy();
        merge(merged, ModelJson.read(file), "", file.toString());
        return merged;
    }

    /**
     * The tree with single keys set.
     *
     * @param overrides dotted key to value, as the user typed it
     */
    public static JsonNode withOverrides(JsonNode base, Map<String, String> overrides) {
        ObjectNode merged = base.deepCopy();
        overrides.forEach((key, value) -> {
            List<String> path = List.of(key.split("\\.", -1));
            JsonNode parent = merged;
            for (String name : path.subList(0, path.size() - 1)) {
                parent = parent.path(name);
            }
            String last = path.get(path.size() - 1);
            JsonNode old = parent.path(last);
            if (!old.isValueNode()) {
                throw new InputException("There is no configuration key '" + key + "'; the keys are "
                        + String.join(", ", keys(base, "")) + ".");
            }
            ((ObjectNode) parent).set(last, parse(value, old.isTextual()));
        });
        return merged;
    }

    /** The tree as a configuration; a wrong type or an impossible value is refused. */
    public static TrainingConfig resolve(JsonNode tree, String where) {
        return ModelJson.value(tree, TrainingConfig.class, where);
    }

    private static void merge(ObjectNode target, ObjectNode source, String prefix, String where) {
        source.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode old = target.get(entry.getKey());
            if (old == null) {
                throw new InputException(where + ": there is no key '" + key + "'; the keys here are "
                        + String.join(", ", keys(target, prefix)) + ".");
            }
            if (old.isObject() && entry.getValue().isObject()) {
                merge((ObjectNode) old, (ObjectNode) entry.getValue(), key + ".", where);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** A number, true, false or null is that, unless the key is one for text; anything else is text. */
    private static JsonNode parse(String value, boolean text) {
        try {
            JsonNode node = MAPPER.readTree(value);
            if (node.isNull() || (node.isValueNode() && !text)) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Not JSON: text.
        }
        return MAPPER.getNodeFactory().textNode(value);
    }

    private static List<String> keys(JsonNode tree, String prefix) {
        List<String> keys = new ArrayList<>();
        tree.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                keys.addAll(keys(entry.getValue(), prefix + entry.getKey() + "."));
            } else {
                keys.add(prefix + entry.getKey());
            }
        });
        return keys;
    }
}
