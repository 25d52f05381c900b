package sentiment.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import sentiment.data.InputException;
import sentiment.model.ModelDirectory;

/** The model that comes with the program, in the folder that the launcher names with {@code sentiment.home}. */
final class BundledModel {
    private static final Path PLACE = Path.of("models", "imdb");

    private BundledModel() {}

    /**
     * Its folder, wherever the program is called from.
     *
     * @throws InputException where Java was started without the launcher, or where the model is missing
     */
    static Path directory() {
        String home = System.getProperty("sentiment.home", "");
        if (home.isEmpty()) {
            throw new InputException(
                    "Which model? Name its folder with --model; only the launcher 'sentiment' knows where"
                            + " the one that comes with the program is.");
        }
        Path directory = Path.of(home).resolve(PLACE);
        if (!Files.isRegularFile(directory.resolve(ModelDirectory.MANIFEST))) {
            throw new InputException("The model that comes with the program, " + directory
                    + ", is missing; copy that folder again, or name another with --model.");
        }
        return Path.of(home).equals(Path.of("").toAbsolutePath()) ? PLACE : directory;
    }
}
