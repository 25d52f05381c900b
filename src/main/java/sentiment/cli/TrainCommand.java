package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
import sentiment.training.Recipe;
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
    private static final JsonNode DEFAULTS = ConfigReader.named("default");

    private static final String LIST = "list";

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR|FILE",
            description =
                    "An aclImdb folder (its train part), a folder with pos/ and neg/, or a table (tsv, csv, jsonl,"
                            + " also gz) with columns or keys 'text' and 'label'.")
    private Optional<Path> data;

    @Option(
            names = "--embeddings",
            paramLabel = "FILE[,FILE]...",
            description = "Word vectors in GloVe's form (.txt, .txt.gz or .zip), those of several files one behind the"
                    + " other; or 'none' for random ones.")
    private Optional<String> embeddings;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "A complete configuration for real data; 'list' prints what there is.")
    private Optional<String> recipe;

    @Option(names = "--config", paramLabel = "FILE.json", description = "A configuration; may leave keys out.")
    private Optional<Path> configFile;

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

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = "data/cache",
            description = "Where encoded reviews are kept; may be deleted at any time (default: ${DEFAULT-VALUE}).")
    private Path cache;

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
        ConfigurationOptions.addTo(command.getCommandSpec(), DEFAULTS);
        return command;
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        if (recipe.filter(LIST::equals).isPresent()) {
            print(Recipes.table());
            return ExitCode.OK;
        }
        TrainingConfig fresh = config(base(), "the configuration");
        TrainingDirectory directory = new TrainingDirectory(out.orElseGet(
                () -> Path.of("models", DataName.of(Path.of(fresh.data().path())))));
        TrainingConfig config = resume ? resumedConfig(directory) : fresh;
        if (printConfig) {
            print(ModelJson.text(config) + "\n");
            return ExitCode.OK;
        }
        if (!resume && !overwrite && directory.holdsTraining() && !isLastSample(directory)) {
            throw new InputException(
                    directory.path()
                            + " already holds a training; add --resume to go on with it, --overwrite to train anew, or another --out.");
        }
        checkVectors(config);
        PreparedCorpus corpus;
        try (PreparationProgress progress = new PreparationProgress(common.quiet())) {
            corpus = TrainingData.load(config, Optional.of(cache), progress);
        }
        return train(config, corpus, directory.path());
    }

    private void checkUsage() {
        if (resume && (overwrite || configFile.isPresent() || recipe.isPresent())) {
            String option = overwrite ? "--overwrite" : configFile.isPresent() ? "--config" : "--recipe";
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume goes on with the training as it was configured; leave " + option + " out");
        }
        if (recipe.isPresent() && !recipe.get().equals(LIST) && !Recipe.NAMES.contains(recipe.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no recipe '" + recipe.get() + "'; take one of " + String.join(", ", Recipe.NAMES)
                            + ", or 'list' to see what they say of themselves");
        }
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
        return isSample()
                && out.isEmpty()
                && Files.isRegularFile(directory.configuration())
                && ModelJson.read(directory.configuration())
                        .at("/data/path")
                        .equals(BundledSample.configuration().at("/data/path"));
    }

    private boolean isSample() {
        return recipe.isEmpty() && configFile.isEmpty() && !overrides().containsKey("data.path");
    }

    private JsonNode base() {
        JsonNode base = isSample()
                ? BundledSample.configuration()
                : recipe.map(ConfigReader::named).orElse(DEFAULTS);
        return configFile.map(file -> ConfigReader.withFile(base, file)).orElse(base);
    }

    private TrainingConfig config(JsonNode base, String where) {
        return ConfigReader.resolve(ConfigReader.withOverrides(base, overrides()), where);
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides =
                ConfigurationOptions.given(spec.commandLine().getParseResult(), DEFAULTS);
        data.ifPresent(path -> overrides.put("data.path", path.toString()));
        embeddings.ifPresent(file -> overrides.put("embeddings.path", file.equals("none") ? "null" : file));
        return overrides;
    }

    /** The saved configuration, with what a resumed training may change. */
    private TrainingConfig resumedConfig(TrainingDirectory directory) {
        Path file = directory.configuration();
        if (!Files.isRegularFile(file)) {
            throw new InputException(directory.path() + " holds no training to resume; name its folder with --out.");
        }
        JsonNode saved = ModelJson.read(file);
        TrainingConfig config = config(saved, file.toString());
        TrainingConfig before = ConfigReader.resolve(saved, file.toString());
        if (!config.resumes(before)) {
            throw new InputException(
                    "A resumed training may change only epochs, patience, threads and the members of an"
                            + " ensemble; leave the other options out, or train anew into another --out.");
        }
        return config;
    }

    private static void checkVectors(TrainingConfig config) {
        for (Path file : config.embeddings().files()) {
            if (!file.toString().contains("!") && !Files.exists(file)) {
                throw new InputException("The word vectors " + file + " do not exist; run 'sentiment fetch glove', name"
                        + " a file with --embeddings, or start from random ones with --embeddings none.");
            }
        }
    }

    private void print(String text) throws IOException {
        OutputStream stream = streams.out();
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
