package sentiment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sentiment.report.Comparison;

/** {@code compare}: several models on one page. */
@Command(
        name = "compare",
        description = {
            "Puts two to six models side by side: a table on standard output, and a page with their curves, metrics and"
                    + " what differs in their configurations.",
            "The page shows each evaluation whose report stands in the models' folders."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  sentiment compare models/lstm models/gru", "  sentiment compare models/* --out cells.html"})
final class CompareCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "2..6", paramLabel = "MODEL", description = "The models' folders, as 'train' wrote them.")
    private List<Path> models;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "comparison.html",
            description = "The page (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private CommonOptions common;

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        Comparison comparison = Comparison.of(models);
        comparison.write(out);
        try (ResultOutput output = ResultOutput.to(streams.out())) {
            output.write(comparison.toText());
            output.commit();
        }
        if (!common.quiet()) {
            streams.err().println("Page: " + out);
        }
        return ExitCode.OK;
    }
}
