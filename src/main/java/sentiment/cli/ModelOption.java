package sentiment.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The model that a verb works with; a verb takes it as a {@code @Mixin}. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "The model's folder, as 'train' wrote it (default: models/imdb in the program's folder, which"
                    + " comes with it).")
    private Optional<Path> directory;

    /** @throws sentiment.data.InputException where none is given and none came with the program */
    Path directory() {
        return directory.orElseGet(BundledModel::directory);
    }
}
