package sentiment.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sentiment.model.ModelJson;

/** {@code info}: what a model is and how it came about. */
@Command(
        name = "info",
        description = "Shows what a model is: configuration, data, metrics, files.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  sentiment info", "  sentiment info --model models/mine --json"})
final class InfoCommand implements Callable<Integer> {
    private final Streams streams;
    private final ModelLoader models;

    @Mixin
    private ModelOption model;

    @Option(names = "--json", description = "Print the manifest as one JSON object instead of a table.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli and Failures act on it
    private CommonOptions common;

    InfoCommand(Streams streams, ModelLoader models) {
        this.streams = streams;
        this.models = models;
    }

    @Override
    public Integer call() throws Exception {
        try (OpenModel opened = models.load(model.directory());
                ResultOutput output = ResultOutput.to(streams.out())) {
            output.write(
                    json
                            ? ModelJson.line(opened.manifest()) + '\n'
                            : model.directory() + "\n" + JsonText.of(ModelJson.tree(opened.manifest())));
            output.commit();
        }
        return ExitCode.OK;
    }
}
