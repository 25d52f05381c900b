package sentiment.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.model.WeightsFile;
import sentiment.network.NetworkState;

/**
 * A training at rest, complete: weights, updater state, step, and how far the epoch is. What is random follows from the
 * seed and the step. A checkpoint folder holds {@code state-STEP.bin} and {@code checkpoint.json}, which names it with its
 * SHA-256 and is moved into place last, so that there is always one whole checkpoint.
 *
 * @param config the training it belongs to
 * @param corpus {@link PreparedCorpus#fingerprint} of what was learned from
 * @param state the network
 * @param progress the loop
 */
record Checkpoint(TrainingConfig config, String corpus, NetworkState state, TrainingProgress progress) {
    private static final String INDEX = "checkpoint.json";
    private static final int FORMAT_VERSION = 1;

    record Index(
            int formatVersion,
            long step,
            String file,
            String sha256,
            TrainingConfig config,
            String corpus,
            TrainingProgress progress) {}

    /** The file that comes last: with it, the checkpoint in this folder is whole. */
    static Path index(Path folder) {
        return folder.resolve(INDEX);
    }

    /** Saves into a folder, in place of what was there. */
    void save(Path folder) {
        String name = "state-" + state.step() + ".bin";
        Path file = folder.resolve(name);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("parameters", state.parameters());
        arrays.put("updaterState", state.updaterState());
        arrays.put("embedding", state.embedding());
        arrays.put("embeddingMoments", state.embeddingMoments());
        arrays.put("average", state.average());
        try {
            Files.createDirectories(folder);
            WeightsFile.write(file, arrays);
            Index index =
                    new Index(FORMAT_VERSION, state.step(), name, AtomicFiles.sha256(file), config, corpus, progress);
            ModelJson.write(index(folder), index);
            deleteOthers(folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the checkpoint " + folder + ": " + e, e);
        }
    }

    /** Loads what {@link #save} saved; a missing, damaged or foreign checkpoint is refused. */
    static Checkpoint load(Path folder) {
        Path indexFile = index(folder);
        if (!Files.isRegularFile(indexFile)) {
            throw new InputException(folder + " holds no checkpoint; train without --resume first.");
        }
        Index index = ModelJson.read(indexFile, FORMAT_VERSION, Index.class);
        Path file = folder.resolve(index.file());
        if (!Files.isRegularFile(file) || !AtomicFiles.sha256(file).equals(index.sha256())) {
            throw new InputException(file + " is missing or damaged (SHA-256 differs); train without --resume.");
        }
        Map<String, float[]> arrays = WeightsFile.read(file);
        NetworkState state = new NetworkState(
                arrays.get("parameters"),
                arrays.get("updaterState"),
                arrays.get("embedding"),
                arrays.get("embeddingMoments"),
                arrays.get("average"),
                index.step());
        return new Checkpoint(index.config(), index.corpus(), state, index.progress());
    }

    private static void deleteOthers(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "state-*.bin")) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(name)) {
                    Files.delete(file);
                }
            }
        }
    }
}
