package sentiment.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sentiment.data.InputException;
import sentiment.text.Vocabulary;

/** Makes a smaller copy of a model: weights of 8 bits and, where asked for, fewer words. Stateless. */
public final class Quantizer {
    /** The key of a manifest's provenance that says what was done. */
    private static final String KEY = "quantized";

    /** Padding and the unknown word. */
    private static final int FEWEST_WORDS = 2;

    private Quantizer() {}

    /**
     * What a manifest says of a copy.
     *
     * @param bits of a weight
     * @param vocabularyBefore words of the original
     * @param filesBefore SHA-256 of the original's files
     */
    record Quantization(int bits, int vocabularyBefore, Map<String, String> filesBefore) {}

    /**
     * Writes the copy. Its manifest says the metrics of the original, and in the provenance that it is a copy.
     *
     * @param source the model's folder; left alone
     * @param target a folder that does not exist or is empty
     * @param words most words that the networks keep, the frequent ones, padding and unknown included; 0 for all. The others
     *     become unknown to the networks, not to the wide part
     * @throws InputException where source is no model or is such a copy already, or where target holds something
     */
    public static void quantize(Path source, Path target, int words) {
        if (words != 0 && words < FEWEST_WORDS) {
            throw new InputException("A model keeps at least " + FEWEST_WORDS + " words, not " + words + ".");
        }
        requireEmpty(target);
        try (SentimentModel model = SentimentModel.load(source)) {
            ModelManifest manifest = model.manifest();
            if (manifest.provenance().containsKey(KEY)) {
                throw new InputException(source + " is quantised already; quantise the model that it was made from.");
            }
            Vocabulary all = model.vocabulary();
            int kept = words == 0 ? all.size() : Math.min(words, all.size());
            List<Weights> members = ModelDirectory.weights(source).stream()
                    .map(weights -> new Weights(
                            weights.parameters(), Arrays.copyOf(weights.embedding(), kept * manifest.embeddingSize())))
                    .toList();
            Map<String, Object> provenance = new LinkedHashMap<>(manifest.provenance());
            provenance.put(KEY, new Quantization(Byte.SIZE, all.size(), manifest.files()));
            ModelDirectory.saveEightBit(
                    target,
                    manifest.with(kept, provenance),
                    new Vocabulary(all.words().subList(0, kept)),
                    members,
                    model.wide());
        }
    }

    private static void requireEmpty(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new InputException(target + " is a file; name a folder that does not exist.");
        }
        try (Stream<Path> content = Files.list(target)) {
            if (content.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + target + ": " + e, e);
        }
        throw new InputException(target + " is not empty; name a folder that does not exist.");
    }
}
