package sentiment.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code sentiment} command. */
@Command(
        name = "sentiment",
        versionProvider = Version.class,
        description = "Learns the sentiment of movie reviews with a recurrent network, and classifies text with it.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  echo 'Not bad at all.' | sentiment classify -     # with the model that comes along",
            "  sentiment train                                   # on the bundled sample",
            "  sentiment classify --model models/sample reviews/",
            "",
            "'sentiment VERB --help' explains a verb.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or wrong input."
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    public static void main(String[] arguments) {
        // Reports are drawn without a screen, even where there is one.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(Streams.standard(), ModelLoader.SAVED, arguments));
    }

    /**
     * Runs a verb.
     *
     * @return the exit code
     */
    static int run(Streams streams, ModelLoader models, String... arguments) {
        Failures failures = new Failures(streams.err());
        int exitCode = commandLine(streams, models, arguments.length > 0 ? arguments[0] : "")
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(parsed -> execute(parsed, failures))
                .execute(arguments);
        try {
            streams.out().flush();
        } catch (IOException e) {
            // After a failure it is this one that was reported already.
            return exitCode == CommandLine.ExitCode.OK ? failures.report(e, false) : exitCode;
        }
        return exitCode;
    }

    /**
     * The place where verbs are registered. A verb that is called is made alone: making the others too would take longer
     * than scoring a review. Where no verb of that name is, all are made.
     */
    static CommandLine commandLine(Streams streams, ModelLoader models, String called) {
        Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
        verbs.put("train", () -> TrainCommand.commandLine(streams));
        verbs.put("tune", () -> TuneCommand.commandLine(streams));
        verbs.put("evaluate", () -> new EvaluateCommand(streams, models));
        verbs.put("compare", () -> new CompareCommand(streams));
        verbs.put("classify", () -> new ClassifyCommand(streams, models));
        verbs.put("explain", () -> new ExplainCommand(streams));
        verbs.put("quantize", () -> new QuantizeCommand(streams));
        verbs.put("serve", () -> new ServeCommand(streams));
        verbs.put("info", () -> new InfoCommand(streams, models));
        verbs.put("vectors", () -> new VectorsCommand(streams));
        verbs.put("pretrain", () -> new PretrainCommand(streams));
        verbs.put("fetch", FetchCommand::new);
        verbs.put("completion", () -> new CompletionCommand(streams, () -> commandLine(streams, models, "")));
        CommandLine main = new CommandLine(new Main());
        if (verbs.containsKey(called)) {
            main.addSubcommand(called, verbs.get(called).get());
        } else {
            verbs.forEach((name, verb) -> main.addSubcommand(name, verb.get()));
        }
        return main.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setColorScheme(Help.defaultColorScheme(Boolean.getBoolean("sentiment.colours") ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    }

    private static int execute(ParseResult parsed, Failures failures) {
        boolean verbose = CommonOptions.isVerbose(parsed);
        if (verbose) {
            // Read by logback.xml when the first logger is made, which no class of this package does.
            System.setProperty("sentiment.log", "INFO");
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            // Memory that ran out, a native library that is not there: picocli handles exceptions only.
            return failures.report(e, verbose);
        }
    }

    /** No verb is given, which is wrong usage. */
    @Override
    public Integer call() {
        // Whether standard error is a terminal that likes colours is not known; standard output's is.
        spec.commandLine().usage(spec.commandLine().getErr(), Ansi.OFF);
        return CommandLine.ExitCode.USAGE;
    }
}
