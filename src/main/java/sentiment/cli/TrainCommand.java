package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.report.tensorboard.TensorBoard;
import sentiment.training.ConfigReader;
import sentiment.training.PreparedCorpus;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingData;
import sentiment.training.TrainingDirectory;
import sentiment.training.TrainingObserver;

/** {@code train}: from labelled reviews to a model directory. */
@Command(
        name = "train",
        description = {
            "Trains a model. Without --data and --config it learns from the bundled sample in a few seconds,"
                    + " each time anew into models/sample.",
            "Ctrl-C finishes the step and saves; --resume goes on from there."
        },
        sortOptions = false,
        customSynopsis = "sentiment train [OPTION]... [--KEY=VALUE]...",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment train",
            "  sentiment train --data data/aclImdb --out models/mine",
            "  sentiment train --recipe fast --data data/aclImdb --out models/fast",
            "  sentiment train --data mine.tsv --encoder.cell=gru --epochs=4 --out models/gru",
            "  sentiment train --out models/mine --resume"
        })
final class TrainCommand implements Callable<Integer> {
    private static final String LIST = "list";

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationSource source;

    @Option(names = "--print-config", description = "Print the resolved configuration and exit.")
    private boolean printConfig;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The model's folder (default: models/ and the data's name).")
    private Optional<Path> out;

    @Option(names = "--resume", description = "Go on from the last checkpoint of --out.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Train anew into a folder that holds a training, which is removed.")
    private boolean overwrite;

    @Mixin
    private CacheOption cache;

    @Option(names = "--tensorboard", paramLabel = "DIR", description = "Also write events for TensorBoard there.")
    private Optional<Path> tensorBoard;

    @Mixin
    private CommonOptions common;

    TrainCommand(Streams streams) {
        this.streams = streams;
    }

    /** The verb with an option for every key of the configuration, which annotations cannot give. */
    static CommandLine commandLine(Streams streams) {
        CommandLine command = new CommandLine(new TrainCommand(streams));
        ConfigurationOptions.addTo(command.getCommandSpec(), ConfigurationSource.DEFAULTS);
        return command;
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        if (source.recipe().filter(LIST::equals).isPresent()) {
            print(Recipes.table());
            return ExitCode.OK;
        }
        TrainingConfig fresh = source.config(source.base(spec), "the configuration", spec);
        TrainingDirectory directory = new TrainingDirectory(out.orElseGet(
                () -> Path.of("models", DataName.of(Path.of(fresh.data().path())))));
        TrainingConfig config = resume ? resumedConfig(directory) : fresh;
        if (printConfig) {
            print(ModelJson.text(config) + "\n");
            return ExitCode.OK;
        }
        if (config.unlabelled().taught()
                && directory.contains(Path.of(config.unlabelled().teacher()))) {
            throw new InputException("unlabelled.teacher " + config.unlabelled().teacher()
                    + " stands where the training writes, " + directory.path() + "; take another --out.");
        }
        if (!resume && !overwrite && directory.holdsTraining() && !isLastSample(directory)) {
            throw new InputException(
                    directory.path()
                            + " already holds a training; add --resume to go on with it, --overwrite to train anew, or another --out.");
        }
        ConfigurationSource.checkVectors(config);
        PreparedCorpus corpus;
        try (StageBars progress = new StageBars(common.quiet())) {
            corpus = TrainingData.load(config, Optional.of(cache.directory()), progress);
        }
        return train(config, corpus, directory.path());
    }

    private void checkUsage() {
        if (resume && overwrite) {
            throw new ParameterException(spec.commandLine(), ConfigurationSource.AS_CONFIGURED + "--overwrite out");
        }
        source.check(spec, resume, LIST);
    }

    private int train(TrainingConfig config, PreparedCorpus corpus, Path directory) {
        StopSignal stop = StopSignal.install();
        try (EpochTable table = new EpochTable(streams, common.quiet());
                TensorBoard events = tensorBoard.map(TensorBoard::new).orElse(null)) {
            TrainingObserver observer = events == null ? table : TrainingObserver.both(table, events);
            boolean complete = new TrainingRun(config, corpus, directory, table, observer, stop).train(resume);
            if (complete) {
                new TrainingReport(streams, common.quiet()).write(config, directory);
            }
            return complete ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            stop.done();
        }
    }

    /** Whether the bundled sample is learned again into its default folder, where the last time's model is worth little. */
    private boolean isLastSample(TrainingDirectory directory) {
        return source.isSample(spec)
                && out.isEmpty()
                && Files.isRegularFile(directory.configuration())
                && ModelJson.read(directory.configuration())
                        .at("/data/path")
                        .equals(BundledSample.configuration().at("/data/path"));
    }

    /** The saved configuration, with what a resumed training may change. */
    private TrainingConfig resumedConfig(TrainingDirectory directory) {
        Path file = directory.configuration();
        if (!Files.isRegularFile(file)) {
            throw new InputException(directory.path() + " holds no training to resume; name its folder with --out.");
        }
        JsonNode saved = ModelJson.read(file);
        TrainingConfig config = source.config(saved, file.toString(), spec);
        TrainingConfig before = ConfigReader.resolve(saved, file.toString());
        if (!config.resumes(before)) {
            throw new InputException(
                    "A resumed training may change only epochs, patience, threads and the members of an"
                            + " ensemble; leave the other options out, or train anew into another --out.");
        }
        return config;
    }

    private void print(String text) throws IOException {
        OutputStream stream = streams.out();
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
