package sentiment.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sentiment.model.SentimentModel;
import sentiment.serve.SentimentServer;
import sentiment.serve.ServeConfig;
import sentiment.serve.ServedModel;

/** {@code serve}: a model over HTTP, until it is told to stop. */
@Command(
        name = "serve",
        description = "Serves a model over HTTP: a web page at /, and an API for programs.",
        sortOptions = false,
        footerHeading = "%nPaths:%n",
        footer = {
            "  /              the web page: type, paste or drop reviews",
            "  /v1/classify   POST {\"text\": \"...\"}, {\"texts\": [...]} or JSON lines",
            "  /v1/explain    POST {\"text\": \"...\"}: which words decided",
            "  /v1/model      what the model is",
            "  /healthz, /metrics, /openapi.json",
            "",
            "Prints its address when it is ready. Ctrl-C or a plain kill stops it: what was",
            "accepted is answered first, and the exit code is 0. Whoever can reach the",
            "address may use it; by default that is this machine alone.",
            "",
            "Examples:",
            "  sentiment serve --model models/imdb",
            "  sentiment serve --model models/imdb --host 0.0.0.0 --port 80",
            "  curl -s localhost:8080/v1/classify -H 'Content-Type: application/json' \\",
            "       -d '{\"text\": \"Not bad at all.\"}'"
        })
final class ServeCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = ServeConfig.DEFAULT_HOST,
            description = "Listen there; ${DEFAULT-VALUE}, this machine alone, where none is given. 0.0.0.0 is all.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServeConfig.DEFAULT_PORT,
            description = "${DEFAULT-VALUE} where none is given; 0 for any that is free.")
    private int port;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "" + ServeConfig.DEFAULT_QUEUE,
            description =
                    "Texts that may wait; more are refused with status 503. ${DEFAULT-VALUE} where none is given.")
    private int queue;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "" + ServeConfig.DEFAULT_MAX_BODY,
            description = "Largest body, or line of a stream; ${DEFAULT-VALUE} where none is given.")
    private int maxBody;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "For a body to come, and then for its answer; ${DEFAULT-VALUE} where none is given.")
    private int timeout;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A name that a proxy on this machine passes on; may be given again.")
    private Set<String> allowedHosts = Set.of();

    @Mixin
    private CommonOptions common;

    ServeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        ServeConfig config = config();
        try (SentimentModel opened = SentimentModel.load(model.directory());
                Interruption interruption = Interruption.install()) {
            try (SentimentServer server = SentimentServer.start(ServedModel.of(opened), config)) {
                print(server.address() + "\n");
                interruption.await();
                if (!common.quiet()) {
                    streams.err().println("sentiment: stopping; what was accepted is answered first.");
                }
            }
            interruption.done();
        }
        return ExitCode.OK;
    }

    private ServeConfig config() {
        try {
            return new ServeConfig(host, port, queue, maxBody, Duration.ofSeconds(timeout), allowedHosts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** The address is the result: it is there at once, for whoever reads it. */
    private void print(String address) throws IOException {
        streams.out().write(address.getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }
}
