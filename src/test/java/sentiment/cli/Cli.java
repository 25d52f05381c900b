package sentiment.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sentiment.data.InputException;
import sentiment.model.TextClassifier;

/** What a user sees of one call of the command, with a model that likes the word good. */
record Cli(int exitCode, String out, String err) {
    static final TextClassifier LIKES_GOOD = texts -> texts.stream()
            .mapToDouble(text -> text.isEmpty() ? 0.5 : text.contains("good") ? 0.9731244 : 0.0000004)
            .toArray();

    static Cli run(String... arguments) {
        return runOn("", arguments);
    }

    /** With text on standard input. */
    static Cli runOn(String input, String... arguments) {
        return runWith(LIKES_GOOD, input, arguments);
    }

    static Cli runWith(TextClassifier classifier, String input, String... arguments) {
        return runLoading(loader(classifier), input, arguments);
    }

    static Cli runLoading(ModelLoader models, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = Main.run(streams, models, arguments);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A loader that knows the model {@code m} only. */
    static ModelLoader loader(TextClassifier classifier) {
        return directory -> {
            if (!directory.equals(Path.of("m"))) {
                throw new InputException(directory + ": no such model");
            }
            return new OpenModel(classifier, Map.of("version", 1, "files", List.of("a", "b")), () -> {});
        };
    }
}
