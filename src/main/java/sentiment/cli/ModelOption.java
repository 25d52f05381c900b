package sentiment.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The model that a verb works with; a verb takes it as a {@code @Mixin}. */
final class ModelOption {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "The model's folder, as 'train' wrote it.")
    private Path directory;

    Path directory() {
        return directory;
    }
}
