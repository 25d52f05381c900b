package sentiment.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

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
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    /** Whether the verb that was called is to be verbose. */
    static boolean isVerbose(ParseResult called) {
        return called.asCommandLineList().stream()
                .flatMap(command -> command.getMixins().values().stream())
                .anyMatch(mixin -> mixin instanceof CommonOptions options && options.verbose);
    }

    boolean quiet() {
        return quiet;
    }
}
