package sentiment.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import sentiment.batch.Truncation;
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
        Metrics validation,
        JsonNode training,
        Map<String, Object> provenance,
        Map<String, String> files) {
    public static final int FORMAT_VERSION = 1;

    ModelManifest withFiles(Map<String, String> sums) {
        return new ModelManifest(
                formatVersion,
                name,
                created,
                encoder,
                embeddingSize,
                vocabularySize,
                truncation,
                tokenizer,
                validation,
                training,
                provenance,
                sums);
    }
}
