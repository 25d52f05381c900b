package sentiment.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;

/**
 * Strict JSON: an unknown key, a missing one, a null or a wrong type is an {@link InputException} that names the key and
 * the value. Stateless.
 */
public final class ModelJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
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
        } catch (JsonMappingException e) {
            throw new InputException(where + ": " + problem(e, tree) + ".", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is JSON already.", e);
        }
    }

    /** Reads a file that holds one JSON object. */
    public static ObjectNode read(Path file) {
        try {
            if (MAPPER.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            throw new InputException(file + " must hold one JSON object; correct it or take a whole copy.");
        } catch (NoSuchFileException e) {
            throw new InputException(file + " does not exist; name an existing file.", e);
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8; correct it or take a whole copy.", e);
        } catch (JsonProcessingException e) {
            throw new InputException(file + place(e.getLocation()) + " is not JSON: " + reason(e) + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e, e);
        }
    }

    /** Reads a file that holds a JSON object a line; none where there is no such file. */
    public static List<JsonNode> lines(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<JsonNode> objects = new ArrayList<>();
        try {
            for (String line : Files.readString(file).split("\n")) {
                objects.add(MAPPER.readTree(line));
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ":" + (objects.size() + 1) + " is not JSON: " + reason(e) + "; take a whole copy.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e, e);
        }
        return objects;
    }

    /** Reads a file whose {@code formatVersion} must be the given one. */
    public static <T> T read(Path file, int formatVersion, Class<T> type) {
        return value(read(file), formatVersion, type, file);
    }

    /** A file's tree, whose {@code formatVersion} must be the given one, as a value. */
    static <T> T value(JsonNode tree, int formatVersion, Class<T> type, Path file) {
        JsonNode found = tree.path("formatVersion");
        if (!found.isInt() || found.intValue() != formatVersion) {
            throw new InputException(file + " has format version " + found.asText("(none)")
                    + " but this program reads version " + formatVersion
                    + "; use the program that wrote it or train again.");
        }
        return value(tree, type, file.toString());
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

    /** Jackson's reason without the names of its own classes and sources. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("( \\(start marker at| \\(of type| for `ObjectNode`).*", "");
    }

    private static String problem(JsonMappingException e, JsonNode tree) {
        String key = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no key '" + key + "'; the keys here are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return cause.getMessage().replaceAll("\\.$", "");
        }
        JsonNode found = tree.at("/" + key.replace('.', '/'));
        if (found.isMissingNode()) {
            return "the key '" + key + "' is missing";
        }
        String expected = e instanceof MismatchedInputException mismatch
                ? expected(mismatch.getTargetType())
                : "a number in range";
        return "'" + key + "' must be " + expected + " but is " + found;
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return "an object";
    }
}
