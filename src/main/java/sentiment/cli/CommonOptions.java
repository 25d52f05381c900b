package sentiment.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What every verb understands; a verb takes it as a {@code @Mixin}. */
final class CommonOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but results, warnings and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more, and print a stack trace with an error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    /** The options of the verb that was called; empty where none was. */
    static Optional<CommonOptions> of(List<CommandLine> called) {
        return called.stream()
                .flatMap(command -> command.getMixins().values().stream())
                .filter(CommonOptions.class::isInstance)
                .map(CommonOptions.class::cast)
                .findFirst();
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }
}
