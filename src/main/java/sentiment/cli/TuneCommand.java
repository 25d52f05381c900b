package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import sentiment.training.TrainingConfig;
import sentiment.tuning.Search;
import sentiment.tuning.SharedCorpus;
import sentiment.tuning.TrialResult;
import sentiment.tuning.Tuner;
import sentiment.tuning.TuningDirectory;
import sentiment.tuning.TuningPlan;

/** {@code tune}: from a space of configurations to the one that does best on the validation reviews. */
@Command(
        name = "tune",
        description = {
            "Searches a space of configurations for the one that does best on the validation reviews, which are of other"
                    + " movies than the training reviews. Test reviews are never read.",
            "Ctrl-C finishes the step and saves; --resume goes on from there."
        },
        sortOptions = false,
        customSynopsis = "sentiment tune --space FILE.json --out DIR [OPTION]... [--KEY=VALUE]...",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment tune --data data/aclImdb --space docs/tuning-space.json --out models/tune",
            "  sentiment tune --out models/tune --resume",
            "  sentiment train --config models/tune/best.json --out models/best"
        })
final class TuneCommand implements Callable<Integer> {
    private static final int TRIALS = 9;

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--space",
            paramLabel = "FILE.json",
            description = "An object: key of the configuration to {\"choice\": [...]}, {\"uniform\": [low, high]},"
                    + " {\"log_uniform\": [low, high]} or {\"int\": [low, high]}.")
    private Optional<Path> spaceFile;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The search's folder.")
    private Path out;

    @Option(
            names = "--search",
            paramLabel = "KIND",
            description = "'random' trains all trials to the end; 'halving' lets only the best third go on to three"
                    + " times as many epochs, again and again (default: halving).")
    private Optional<Search> search;

    @Option(names = "--trials", paramLabel = "N", description = "Configurations to draw (default: " + TRIALS + ").")
    private Optional<Integer> trials;

    @Option(names = "--resume", description = "Go on with the search of --out.")
    private boolean resume;

    @Option(names = "--json", description = "Print the table as one JSON object.")
    private boolean json;

    @Mixin
    private ConfigurationSource source;

    @Mixin
    private CacheOption cache;

    @Mixin
    private CommonOptions common;

    TuneCommand(Streams streams) {
        this.streams = streams;
    }

    /** The verb with an option for every key of the configuration. */
    static CommandLine commandLine(Streams streams) {
        CommandLine command = new CommandLine(new TuneCommand(streams));
        ConfigurationOptions.addTo(command.getCommandSpec(), ConfigurationSource.DEFAULTS);
        return command;
    }

    @Override
    public Integer call() throws IOException {
        source.check(spec, resume);
        TuningDirectory directory = new TuningDirectory(out);
        if (!resume && directory.holdsSearch()) {
            throw new InputException(
                    out + " already holds a search; add --resume to go on with it, or take another --out.");
        }
        TuningPlan plan = plan(directory);
        String where = spaceFile.map(Path::toString).orElse(directory.plan().toString());
        plan.draw(where).forEach(trial -> ConfigurationSource.checkVectors(trial.config()));
        StopSignal stop = StopSignal.install();
        try (StageBars preparing = new StageBars(common.quiet());
                TrialLines lines = new TrialLines(streams, common.quiet(), plan)) {
            SharedCorpus corpora = new SharedCorpus(Optional.of(cache.directory()), preparing);
            List<TrialResult> ranking = new Tuner(plan, where, out, corpora, lines, stop).run();
            if (ranking.isEmpty()) {
                streams.err().println("Stopped and saved; go on with: sentiment tune --out " + out + " --resume");
                return ExitCode.SOFTWARE;
            }
            print(ranking);
            if (!common.quiet()) {
                streams.err()
                        .println("Best configuration: " + directory.best() + ", its model: "
                                + directory.trial(ranking.get(0).trial()).path());
            }
            return ExitCode.OK;
        } finally {
            stop.done();
        }
    }

    /** What was asked for; with --resume, over what the search was begun with. */
    private TuningPlan plan(TuningDirectory directory) {
        Optional<TuningPlan> begun = resume ? Optional.of(directory.readPlan()) : Optional.empty();
        if (begun.isEmpty() && spaceFile.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--space=FILE.json'");
        }
        JsonNode base = begun.map(plan -> ModelJson.tree(plan.config())).orElseGet(() -> source.base(spec));
        TrainingConfig config = source.config(base, "the configuration", spec);
        JsonNode space = spaceFile
                .<JsonNode>map(ModelJson::read)
                .orElseGet(() -> begun.orElseThrow().space());
        try {
            return new TuningPlan(
                    search.orElse(begun.map(TuningPlan::search).orElse(Search.HALVING)),
                    trials.orElse(begun.map(TuningPlan::trials).orElse(TRIALS)),
                    space,
                    config);
        } catch (IllegalArgumentException e) {
            // Fields are named as the options are.
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void print(List<TrialResult> ranking) throws IOException {
        ObjectNode result = (ObjectNode) ModelJson.tree(new Ranking(
                out.toString(),
                ranking.get(0).trial(),
                ranking.stream().<JsonNode>map(TuningDirectory::row).toList()));
        try (ResultOutput output = ResultOutput.to(streams.out())) {
            output.write(json ? ModelJson.line(result) + "\n" : JsonText.of(result));
            output.commit();
        }
    }

    /** What {@code --json} prints. */
    private record Ranking(String search, int best, List<JsonNode> trials) {}
}
