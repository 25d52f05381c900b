package sentiment.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.network.Predictor;
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

    private ModelDirectory() {}

    /**
     * Saves a model over what stands in the directory; a reader meanwhile sees the old one or the new one.
     *
     * @param manifest everything but the files' sums, which are filled in
     * @param parameters the encoder's and the output layer's weights, see {@link Predictor}
     * @param embedding [V, E] row-major
     */
    public static void save(
            Path directory, ModelManifest manifest, Vocabulary vocabulary, float[] parameters, float[] embedding) {
        Path vocabularyFile = directory.resolve(VOCABULARY);
        AtomicFiles.write(vocabularyFile, vocabulary::save);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put(PARAMETERS, parameters);
        arrays.put(EMBEDDING, embedding);
        Path weightsFile = directory.resolve(WEIGHTS);
        WeightsFile.write(weightsFile, arrays);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(VOCABULARY, AtomicFiles.sha256(vocabularyFile));
        files.put(WEIGHTS, AtomicFiles.sha256(weightsFile));
        ModelJson.write(directory.resolve(MANIFEST), manifest.withFiles(files));
    }

    /** Loads a model, checking version and sums. */
    public static SentimentModel load(Path directory) {
        ModelManifest manifest = manifest(directory);
        try {
            checkFiles(directory, manifest);
        } catch (InputException e) {
            // A training may have saved between the two reads: the manifest goes last.
            ModelManifest again = manifest(directory);
            if (again.files().equals(manifest.files())) {
                throw e;
            }
            checkFiles(directory, again);
            manifest = again;
        }
        Tokenizer tokenizer = new PtbTokenizer();
        if (!tokenizer.id().equals(manifest.tokenizer())) {
            throw new InputException(directory + " was trained with tokenizer '" + manifest.tokenizer()
                    + "' but this program has '" + tokenizer.id() + "'; use the program that trained it.");
        }
        Vocabulary vocabulary = Vocabulary.load(directory.resolve(VOCABULARY));
        Map<String, float[]> arrays = WeightsFile.read(directory.resolve(WEIGHTS));
        Predictor predictor = new Predictor(
                manifest.encoder().shape(manifest.embeddingSize()), arrays.get(PARAMETERS), arrays.get(EMBEDDING));
        return new SentimentModel(manifest, new TextEncoder(tokenizer, vocabulary), predictor);
    }

    private static ModelManifest manifest(Path directory) {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    directory + " is not a model: it has no " + MANIFEST + "; name a folder that 'train' wrote.");
        }
        return ModelJson.read(file, ModelManifest.FORMAT_VERSION, ModelManifest.class);
    }

    private static void checkFiles(Path directory, ModelManifest manifest) {
        for (String name : new String[] {VOCABULARY, WEIGHTS}) {
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new InputException(file + " is missing; copy the whole model folder or train again.");
            }
            if (!AtomicFiles.sha256(file).equals(manifest.files().get(name))) {
                throw new InputException(
                        file + " is not the file its manifest names (SHA-256 differs); copy the model again.");
            }
        }
    }
}
