package sentiment.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a verb that trains keeps what it prepared; a {@code @Mixin}. */
final class CacheOption {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = "data/cache",
            description = "Where encoded reviews are kept; may be deleted at any time (default: ${DEFAULT-VALUE}).")
    private Path cache;

    Path directory() {
        return cache;
    }
}
