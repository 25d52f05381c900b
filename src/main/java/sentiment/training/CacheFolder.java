package sentiment.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sentiment.data.InputException;

/**
 * Files of what was prepared once, each under a key of all that shaped it.
 *
 * @param path made when something is kept; empty keeps nothing
 */
record CacheFolder(Optional<Path> path) {
    private static final Logger LOGGER = LoggerFactory.getLogger(CacheFolder.class);

    /** Loads a value; makes and saves it where there is none, or a damaged one. What cannot be saved is not kept. */
    <T> T cached(
            String prefix, Supplier<String> key, Supplier<T> make, BiConsumer<T, Path> save, Function<Path, T> load) {
        if (path.isEmpty()) {
            return make.get();
        }
        Path file = path.get().resolve(prefix + key.get() + ".bin");
        if (Files.exists(file)) {
            try {
                return load.apply(file);
            } catch (InputException e) {
                LOGGER.warn("A cache file is made again: {}", e.getMessage());
            }
        }
        T made = make.get();
        try {
            Files.createDirectories(path.get());
            save.accept(made, file);
        } catch (IOException | UncheckedIOException e) {
            LOGGER.warn("Goes on without keeping what was prepared: {}", e.getMessage());
        }
        return made;
    }
}
