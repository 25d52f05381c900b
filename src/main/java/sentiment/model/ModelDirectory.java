package sentiment.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.evaluation.Metrics;
import sentiment.network.Predictor;
import sentiment.recurrent.EncoderShape;
import sentiment.text.PtbTokenizer;
import sentiment.text.TextEncoder;
import sentiment.text.Tokenizer;
import sentiment.text.Vocabulary;
import sentiment.wide.WideModel;

/** Saves and loads {@link SentimentModel}s. Stateless. */
public final class ModelDirectory {
    public static final String MANIFEST = "model.json";
    public static final String VOCABULARY = "vocabulary.txt";
    public static final String WEIGHTS = "weights.bin";
    public static final String WIDE = "wide.bin";
    private static final String PARAMETERS = "parameters";
    private static final String EMBEDDING = "embedding";
    private static final int ATTEMPTS = 3;
    /** How many of a network's parameters share a scale where they are rounded. */
    private static final int PARAMETER_BLOCK = 64;

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
        save(directory, manifest, vocabulary, file -> WeightsFile.write(file, arrays(members)), Optional.empty());
    }

    /**
     * Saves a model all of whose weights are rounded to 8 bits, in the way that {@link #save} does.
     *
     * @param wide the wide part; empty where the model has none
     */
    static void saveEightBit(
            Path directory,
            ModelManifest manifest,
            Vocabulary vocabulary,
            List<Weights> members,
            Optional<WideModel> wide) {
        save(
                directory,
                manifest,
                vocabulary,
                file -> WeightsFile.writeEightBit(
                        file,
                        arrays(members),
                        name -> name.startsWith(EMBEDDING) ? manifest.embeddingSize() : PARAMETER_BLOCK),
                wide.map(model -> model::saveEightBit));
    }

    private static void save(
            Path directory,
            ModelManifest manifest,
            Vocabulary vocabulary,
            Consumer<Path> weights,
            Optional<Consumer<Path>> wide) {
        ModelFiles.publish(directory);
        AtomicFiles.write(ModelFiles.staged(directory, VOCABULARY), vocabulary::save);
        weights.accept(ModelFiles.staged(directory, WEIGHTS));
        wide.ifPresent(writer -> writer.accept(ModelFiles.staged(directory, WIDE)));
        Map<String, String> sums = new LinkedHashMap<>();
        for (String name : wide.isPresent() ? ModelFiles.NAMES : List.of(VOCABULARY, WEIGHTS)) {
            sums.put(name, AtomicFiles.sha256(ModelFiles.staged(directory, name)));
        }
        ModelJson.write(directory.resolve(MANIFEST), manifest.withFiles(sums));
        ModelFiles.publish(directory);
    }

    private static Map<String, float[]> arrays(List<Weights> members) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            arrays.put(PARAMETERS + suffix(i), members.get(i).parameters());
            arrays.put(EMBEDDING + suffix(i), members.get(i).embedding());
        }
        return arrays;
    }

    /**
     * Adds to a saved model how its parts make one probability, in the way that {@link #save} does.
     *
     * @param wide the wide part; empty where the model has none
     */
    public static void calibrate(
            Path directory,
            Calibration calibration,
            Map<String, PartMetrics> parts,
            Metrics validation,
            Optional<WideModel> wide) {
        ModelFiles.publish(directory);
        ModelManifest manifest = manifest(directory);
        Map<String, String> sums = new LinkedHashMap<>(manifest.files());
        sums.remove(WIDE);
        wide.ifPresent(model -> {
            model.save(ModelFiles.staged(directory, WIDE));
            sums.put(WIDE, AtomicFiles.sha256(ModelFiles.staged(directory, WIDE)));
        });
        ModelJson.write(directory.resolve(MANIFEST), manifest.with(calibration, parts, validation, sums));
        ModelFiles.publish(directory);
    }

    /**
     * Loads a model, checking version and sums.
     *
     * @throws InputException when there is none, or one that is damaged, incomplete or of another version
     */
    public static SentimentModel load(Path directory) {
        ModelManifest manifest = manifest(directory);
        int failures = 0;
        while (true) {
            try {
                SentimentModel model = load(directory, manifest);
                ModelManifest after = manifest(directory);
                if (after.files().equals(manifest.files())) {
                    return model;
                }
                // Meanwhile a training has saved: the files read may belong to two models.
                model.close();
                manifest = after;
            } catch (InputException | UncheckedIOException e) {
                ModelManifest after = manifest(directory);
                failures = after.files().equals(manifest.files()) ? failures + 1 : 0;
                if (failures == ATTEMPTS) {
                    throw e;
                }
                manifest = after;
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
        // Side by side: in a fresh JVM each takes about a tenth of a second.
        CompletableFuture<Map<String, float[]>> reading =
                CompletableFuture.supplyAsync(() -> WeightsFile.read(file(directory, WEIGHTS, manifest)));
        Vocabulary vocabulary = Vocabulary.load(file(directory, VOCABULARY, manifest));
        Map<String, float[]> arrays = result(reading);
        Optional<WideModel> wide = manifest.files().containsKey(WIDE)
                ? Optional.of(WideModel.load(file(directory, WIDE, manifest)))
                : Optional.empty();
        try {
            List<Predictor> members = members(arrays).stream()
                    .map(weights -> predictor(manifest, vocabulary, weights))
                    .toList();
            return new SentimentModel(manifest, new TextEncoder(tokenizer, vocabulary), members, wide);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    directory.resolve(MANIFEST) + " does not fit the weights beside it; copy the whole model again: "
                            + e.getMessage(),
                    e);
        }
    }

    private static <T> T result(CompletableFuture<T> task) {
        try {
            return task.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
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

    /** What a model takes on disk, in bytes: the manifest and the files that it names. */
    public static long size(Path directory) {
        try {
            long size = Files.size(directory.resolve(MANIFEST));
            for (String name : manifest(directory).files().keySet()) {
                size += Files.size(directory.resolve(name));
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + directory + ": " + e, e);
        }
    }

    /** Removes a model, the manifest first, so that a reader never sees a part of it; does nothing where there is none. */
    public static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(MANIFEST));
        for (String name : ModelFiles.NAMES) {
            Files.deleteIfExists(directory.resolve(name));
            Files.deleteIfExists(ModelFiles.staged(directory, name));
        }
    }

    private static Path file(Path directory, String name, ModelManifest manifest) {
        return ModelFiles.named(directory, name, manifest.files().get(name));
    }

    private static ModelManifest manifest(Path directory) {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    directory + " is not a model: it has no " + MANIFEST + "; name a folder that 'train' wrote.");
        }
        return ModelManifest.read(file);
    }
}
