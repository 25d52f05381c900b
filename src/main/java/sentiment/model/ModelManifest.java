package sentiment.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import sentiment.batch.Truncation;
import sentiment.data.InputException;
import sentiment.evaluation.Metrics;
import sentiment.network.EncoderConfig;

/**
 * What {@code model.json} says.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param name the directory's name when it was trained
 * @param created when, ISO-8601 in UTC
 * @param encoder the network
 * @param embeddingSize E
 * @param vocabularySize V
 * @param truncation how much of a review is read
 * @param tokenizer the tokenizer's id; another one would give other ids
 * @param calibration how the parts make one probability, by a text's length
 * @param parts what each part alone and all together do on the validation split, by name; empty before calibration
 * @param validation how it did on the validation split when it was saved
 * @param training the whole resolved training configuration
 * @param provenance what it was made from: data, code, machine
 * @param files SHA-256 of each file beside this one
 */
public record ModelManifest(
        int formatVersion,
        String name,
        String created,
        EncoderConfig encoder,
        int embeddingSize,
        int vocabularySize,
        Truncation truncation,
        String tokenizer,
        Calibration calibration,
        Map<String, PartMetrics> parts,
        Metrics validation,
        JsonNode training,
        Map<String, Object> provenance,
        Map<String, String> files) {
    public static final int FORMAT_VERSION = 3;
    /** Had no calibration. */
    private static final JsonNode FIRST_VERSION = IntNode.valueOf(1);
    /** Had a calibration of the same weights at every length. */
    private static final JsonNode SECOND_VERSION = IntNode.valueOf(2);

    /**
     * Reads this version or an earlier one.
     *
     * @throws InputException at a file that cannot be read or is of a later version
     */
    static ModelManifest read(Path file) {
        ObjectNode tree = ModelJson.read(file);
        JsonNode version = tree.path("formatVersion");
        if (version.equals(FIRST_VERSION)) {
            tree.put("formatVersion", FORMAT_VERSION);
            tree.set("calibration", ModelJson.tree(Calibration.NONE));
            tree.putObject("parts");
        } else if (version.equals(SECOND_VERSION) && tree.path("calibration") instanceof ObjectNode weights) {
            tree.put("formatVersion", FORMAT_VERSION);
            weights.put("tokens", 1);
            tree.putObject("calibration").<ObjectNode>set("shortText", weights).set("longText", weights);
        }
        return ModelJson.value(tree, FORMAT_VERSION, ModelManifest.class, file);
    }

    ModelManifest withFiles(Map<String, String> sums) {
        return with(calibration, parts, validation, sums);
    }

    ModelManifest with(int vocabulary, Map<String, Object> origin) {
        return with(vocabulary, calibration, parts, validation, origin, files);
    }

    ModelManifest with(
            Calibration calibration, Map<String, PartMetrics> parts, Metrics validation, Map<String, String> files) {
        return with(vocabularySize, calibration, parts, validation, provenance, files);
    }

    private ModelManifest with(
            int vocabularySize,
            Calibration calibration,
            Map<String, PartMetrics> parts,
            Metrics validation,
            Map<String, Object> provenance,
            Map<String, String> files) {
        return new ModelManifest(
                formatVersion,
                name,
                created,
                encoder,
                embeddingSize,
                vocabularySize,
                truncation,
                tokenizer,
                calibration,
                parts,
                validation,
                training,
                provenance,
                files);
    }
}
