package sentiment.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;

/** Strict JSON: an unknown key, a missing number or a wrong type is an {@link InputException} that names it. */
public final class ModelJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    private ModelJson() {}

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * A tree as a value.
     *
     * @param where what the message of a refusal calls the source
     */
    public static <T> T value(JsonNode tree, Class<T> type, String where) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new InputException(where + ": " + problem(e) + ".", e);
        }
    }

    /** Reads a file as a tree. */
    public static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InputException(file + " does not exist; name an existing file.", e);
        } catch (JsonProcessingException e) {
            throw new InputException(file + place(e.getLocation()) + ": " + problem(e) + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e, e);
        }
    }

    /** Writes a value as indented JSON, whole or not at all. */
    public static void write(Path file, Object value) {
        AtomicFiles.write(file, temporary -> Files.writeString(temporary, text(value) + "\n"));
    }

    /** A value on indented lines. */
    public static String text(Object value) {
        return tree(value).toPrettyString();
    }

    /** A value on one line. */
    public static String line(Object value) {
        return tree(value).toString();
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ":" + location.getLineNr();
    }

    private static String problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no key '" + path(unknown) + "'; the keys here are " + unknown.getKnownPropertyIds();
        }
        String message = e.getCause() instanceof IllegalArgumentException cause
                ? strip(cause.getMessage())
                : strip(e.getOriginalMessage());
        return e instanceof JsonMappingException mapping && !path(mapping).isEmpty()
                ? "'" + path(mapping) + "': " + message
                : message;
    }

    private static String strip(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .collect(Collectors.joining("."));
    }
}
