package sentiment.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sentiment.model.ModelDirectory;

/**
 * A model directory while it is trained: beside the model stand the configuration, the metrics and the checkpoints or, of an
 * ensemble, a directory for each member.
 *
 * @param path the directory, which may not exist yet
 */
public record TrainingDirectory(Path path) {

    /** The resolved configuration, written before the first step; a resume reads it. */
    public Path configuration() {
        return path.resolve("config.json");
    }

    /** Whether a training began here, however far it came. */
    public boolean holdsTraining() {
        return Stream.of(path.resolve(ModelDirectory.MANIFEST), configuration(), checkpoints())
                .anyMatch(Files::exists);
    }

    /** Whether a folder is this one, or one of those in it. */
    public boolean contains(Path folder) {
        try {
            return Files.exists(path)
                    && Files.exists(folder)
                    && folder.toRealPath().startsWith(path.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + folder + ": " + e, e);
        }
    }

    /** One JSON line for each epoch. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** The page for people, written after a training; its data stand beside it. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Whether a training stopped here after its first checkpoint, or is over, and a {@link Trainer} can resume it. */
    public boolean holdsCheckpoint() {
        return Files.exists(Checkpoint.index(lastCheckpoint()));
    }

    /** Removes model and checkpoints; configuration and metrics stay. */
    public void removeWeights() {
        try {
            ModelDirectory.delete(path);
            if (Files.exists(checkpoints())) {
                deleteTree(checkpoints());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove the weights in " + path + ": " + e, e);
        }
    }

    Path lastCheckpoint() {
        return checkpoints().resolve("last");
    }

    Path bestCheckpoint() {
        return checkpoints().resolve("best");
    }

    /** The directory of a member of an ensemble, counted from 0. */
    TrainingDirectory member(int index) {
        return new TrainingDirectory(members().resolve(Integer.toString(index + 1)));
    }

    private Path members() {
        return path.resolve("members");
    }

    private Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** Removes what a training left and nothing else. */
    void clear() {
        try {
            ModelDirectory.delete(path);
            for (Path file : List.of(configuration(), metrics(), report(), path.resolve("report.json"))) {
                Files.deleteIfExists(file);
            }
            for (Path folder : List.of(checkpoints(), members())) {
                if (Files.exists(folder)) {
                    deleteTree(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove the earlier training in " + path + ": " + e, e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
