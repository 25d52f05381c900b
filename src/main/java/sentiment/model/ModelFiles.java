package sentiment.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import sentiment.data.AtomicFiles;
import sentiment.data.InputException;

/**
 * The files beside a model's manifest. A new one waits under a temporary name until the manifest, which says its sum, is in
 * place; then it is moved to its own. Stateless.
 */
final class ModelFiles {
    static final List<String> NAMES = List.of(ModelDirectory.VOCABULARY, ModelDirectory.WEIGHTS, ModelDirectory.WIDE);

    private ModelFiles() {}

    /** The file of this sum, under its own name or still under the temporary one. */
    static Path named(Path directory, String name, String sum) {
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

    /**
     * Moves the files that the manifest means to their own names and removes a wide part that it does not mean; where
     * no manifest can be read there are none.
     */
    static void publish(Path directory) {
        JsonNode sums;
        try {
            sums = ModelJson.read(directory.resolve(ModelDirectory.MANIFEST)).path("files");
        } catch (InputException e) {
            return;
        }
        for (String name : NAMES) {
            Path staged = staged(directory, name);
            try {
                if (!sums.has(name)) {
                    Files.deleteIfExists(directory.resolve(name));
                } else if (Files.isRegularFile(staged)
                        && AtomicFiles.sha256(staged).equals(sums.path(name).asText())) {
                    Files.move(staged, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Could not move " + staged + " to " + name + ": " + e, e);
            }
        }
    }

    /** Where a file waits until the manifest names it. */
    static Path staged(Path directory, String name) {
        return directory.resolve("." + name + ".new");
    }
}
