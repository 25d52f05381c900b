package sentiment.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.network.Predictor;
import sentiment.recurrent.EncoderShape;
import sentiment.text.PtbTokenizer;
import sentiment.text.TextEncoder;
import sentiment.text.Tokenizer;
import sentiment.text.Vocabulary;

/** Saves and loads {@link SentimentModel}s. Stateless. */
public final class ModelDirectory {
    public static final String MANIFEST = "model.json";
    public static final String VOCABULARY = "vocabulary.txt";
    public static final String WEIGHTS = "weights.bin";
    private static final String PARAMETERS = "parameters";
    private static final String EMBEDDING = "embedding";
    private static final int ATTEMPTS = 3;

    private ModelDirectory() {}

    /**
     * Saves a model over what stands in the directory. A reader meanwhile sees the old one or the new one, and so it is
     * when the save breaks off: the other files wait under a temporary name until the manifest, which names their sums,
     * is moved into place, and a reader looks for them under both names.
     *
     * @param manifest everything but the files' sums, which are filled in
     * @param members the weights of one network, or of each of an ensemble
     */
    public static void save(Path directory, ModelManifest manifest, Vocabulary vocabulary, List<Weights> members) {
        publish(directory);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            arrays.put(PARAMETERS + suffix(i), members.get(i).parameters());
            arrays.put(EMBEDDING + suffix(i), members.get(i).embedding());
        }
        AtomicFiles.write(staged(directory, VOCABULARY), vocabulary::save);
        WeightsFile.write(staged(directory, WEIGHTS), arrays);
        Map<String, String> sums = new LinkedHashMap<>();
        for (String name : List.of(VOCABULARY, WEIGHTS)) {
            sums.put(name, AtomicFiles.sha256(staged(directory, name)));
        }
        ModelJson.write(directory.resolve(MANIFEST), manifest.withFiles(sums));
        publish(directory);
    }

    /**
     * Loads a model, checking version and sums.
     *
     * @throws InputException when there is none, or one that is damaged, incomplete or of another version
     */
    public static SentimentModel load(Path directory) {
        for (int attempt = 1; ; attempt++) {
            ModelManifest manifest = manifest(directory);
            try {
                SentimentModel model = load(directory, manifest);
                // Between two looks a training may have saved: then the files read may belong to two models.
                if (manifest(directory).files().equals(manifest.files())) {
                    return model;
                }
            } catch (InputException | UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Of the arrays of a member, counted from 0: those of the first have no number. */
    private static String suffix(int member) {
        return member == 0 ? "" : "." + (member + 1);
    }

    private static List<Weights> members(Map<String, float[]> arrays) {
        List<Weights> members = new ArrayList<>();
        while (arrays.containsKey(PARAMETERS + suffix(members.size()))) {
            String suffix = suffix(members.size());
            members.add(new Weights(arrays.get(PARAMETERS + suffix), arrays.get(EMBEDDING + suffix)));
        }
        return members;
    }

    private static SentimentModel load(Path directory, ModelManifest manifest) {
        Tokenizer tokenizer = new PtbTokenizer();
        if (!tokenizer.id().equals(manifest.tokenizer())) {
            throw new InputException(directory + " was trained with tokenizer '" + manifest.tokenizer()
                    + "' but this program has '" + tokenizer.id() + "'; use the program that trained it.");
        }
        Vocabulary vocabulary = Vocabulary.load(file(directory, VOCABULARY, manifest));
        Map<String, float[]> arrays = WeightsFile.read(file(directory, WEIGHTS, manifest));
        try {
            List<Predictor> members = members(arrays).stream()
                    .map(weights -> predictor(manifest, vocabulary, weights))
                    .toList();
            return new SentimentModel(manifest, new TextEncoder(tokenizer, vocabulary), members);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    directory.resolve(MANIFEST) + " does not fit the weights beside it; copy the whole model again: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Predictor predictor(ModelManifest manifest, Vocabulary vocabulary, Weights weights) {
        if ((long) vocabulary.size() * manifest.embeddingSize() != weights.embedding().length) {
            throw new IllegalArgumentException(vocabulary.size() + " words of " + manifest.embeddingSize()
                    + " values are not the " + weights.embedding().length + " there are.");
        }
        EncoderShape shape = manifest.encoder().shape(manifest.embeddingSize());
        return new Predictor(shape, weights.parameters(), weights.embedding());
    }

    /**
     * The weights alone of a saved model: of its network, or of each of its ensemble.
     *
     * @throws InputException as {@link #load} does
     */
    public static List<Weights> weights(Path directory) {
        return members(WeightsFile.read(file(directory, WEIGHTS, manifest(directory))));
    }

    /** Removes a model, the manifest first, so that a reader never sees a part of it; does nothing where there is none. */
    public static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(MANIFEST));
        for (String name : List.of(VOCABULARY, WEIGHTS)) {
            Files.deleteIfExists(directory.resolve(name));
            Files.deleteIfExists(staged(directory, name));
        }
    }

    private static ModelManifest manifest(Path directory) {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    directory + " is not a model: it has no " + MANIFEST + "; name a folder that 'train' wrote.");
        }
        return ModelJson.read(file, ModelManifest.FORMAT_VERSION, ModelManifest.class);
    }

    /** The file that the manifest means, under its own name or still under the temporary one. */
    private static Path file(Path directory, String name, ModelManifest manifest) {
        String sum = manifest.files().get(name);
        Path file = directory.resolve(name);
        for (Path candidate : List.of(file, staged(directory, name))) {
            if (Files.isRegularFile(candidate) && AtomicFiles.sha256(candidate).equals(sum)) {
                return candidate;
            }
        }
        throw new InputException(
                Files.isRegularFile(file)
                        ? file + " is not the file its manifest names (SHA-256 differs); copy the model again."
                        : file + " is missing; copy the whole model folder or train again.");
    }

    /** Moves the files that the manifest means to their own names; where no manifest can be read there are none. */
    private static void publish(Path directory) {
        JsonNode sums;
        try {
            sums = ModelJson.read(directory.resolve(MANIFEST)).path("files");
        } catch (InputException e) {
            return;
        }
        for (String name : List.of(VOCABULARY, WEIGHTS)) {
            Path staged = staged(directory, name);
            try {
                if (Files.isRegularFile(staged)
                        && AtomicFiles.sha256(staged).equals(sums.path(name).asText())) {
                    Files.move(staged, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Could not move " + staged + " to " + name + ": " + e, e);
            }
        }
    }

    private static Path staged(Path directory, String name) {
        return directory.resolve("." + name + ".new");
    }
}
