package sentiment.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code completion}: a script that teaches a shell to complete verbs and options. */
@Command(
        name = "completion",
        description = "Prints a script with which bash and zsh complete verbs, options and values.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(./sentiment completion)                  # in this shell",
            "  ./sentiment completion > ~/.sentiment-completion  # to source in ~/.bashrc"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Streams streams;
    private final Supplier<CommandLine> whole;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli and Failures act on it
    private CommonOptions common;

    /** @param whole makes the command with all its verbs */
    CompletionCommand(Streams streams, Supplier<CommandLine> whole) {
        this.streams = streams;
        this.whole = whole;
    }

    @Override
    public Integer call() throws Exception {
        CommandLine main = whole.get();
        try (ResultOutput output = ResultOutput.to(streams.out())) {
            output.write(AutoComplete.bash(main.getCommandName(), main));
            output.commit();
        }
        return ExitCode.OK;
    }
}
