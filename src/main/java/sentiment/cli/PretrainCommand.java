package sentiment.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sentiment.data.InputException;
import sentiment.data.TrainingTexts;
import sentiment.pretraining.LearnedEncoder;
import sentiment.pretraining.PretrainedEncoder;
import sentiment.pretraining.Pretraining;
import sentiment.pretraining.PretrainingOptions;
import sentiment.recurrent.Cell;

/** {@code pretrain}: from reviews, labelled or not, to weights and word vectors that {@code train} starts from. */
@Command(
        name = "pretrain",
        description = {
            "Trains an encoder on reviews without their labels, each of its states to foretell which words come next, and"
                    + " writes its weights and word vectors to a folder, from which 'train --pretrained' starts.",
            "Labels are not looked at. Of an aclImdb folder it reads train/pos, train/neg and train/unsup, without"
                    + " the texts that also stand in test/. The cell, the hidden size and the directions must be those"
                    + " of the classifier.",
            "Ctrl-C finishes the update and saves; the same command with --resume goes on from there."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment pretrain --data data/aclImdb --embeddings data/glove.6B.50d.txt \\",
            "      --dimension 50 --out data/imdb.lm50",
            "  sentiment train --data data/aclImdb --pretrained data/imdb.lm50 --out models/mine"
        })
final class PretrainCommand implements Callable<Integer> {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TextsOption source;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write encoder.bin and vectors.txt to, when all is done; until then"
                    + " pretraining.bin.")
    private Path out;

    @Option(
            names = "--resume",
            description = "Go on from the last checkpoint of --out, one an epoch; the other options, but --threads,"
                    + " must be those it was begun with.")
    private boolean resume;

    @Option(
            names = "--embeddings",
            paramLabel = "FILE",
            split = ",",
            description = "Word vectors to begin with (GloVe's text form, also gz or zip), or several files apart by"
                    + " commas; random ones without.")
    private List<Path> embeddings = List.of();

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "50",
            description = "Values of a word vector, of all files together" + DEFAULT)
    private int dimension;

    @Option(names = "--cell", paramLabel = "CELL", defaultValue = "lstm", description = "rnn, lstm or gru" + DEFAULT)
    private Cell cell;

    @Option(
            names = "--hidden-size",
            paramLabel = "N",
            defaultValue = "128",
            description = "Units of each direction" + DEFAULT)
    private int hiddenSize;

    @Option(names = "--one-way", description = "Only from the first word to the last.")
    private boolean oneWay;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "20",
            description = "Words ahead that a hidden state foretells one of; 1 is a language model" + DEFAULT)
    private int window;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "6", description = "Passes over the texts" + DEFAULT)
    private int epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.002",
            description = "Of the first update; falls evenly to zero" + DEFAULT)
    private double learningRate;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "512",
            description = "Words that a foretold word is told from at each update" + DEFAULT)
    private int sample;

    @Option(
            names = "--max-vocabulary",
            paramLabel = "N",
            defaultValue = "60000",
            description = "Words at most; the others are unknown" + DEFAULT)
    private int maxVocabulary;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "3",
            description = "Words that occur less often are unknown" + DEFAULT)
    private int minCount;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads that learn; 0 takes one a processor" + DEFAULT)
    private int threads;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of everything random" + DEFAULT)
    private long seed;

    @Mixin
    private CommonOptions common;

    PretrainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        PretrainingOptions options = options();
        if (Files.isRegularFile(out)) {
            throw new InputException(out + " is a file; name a folder to write to with --out.");
        }
        ConfigurationSource.checkVectors(embeddings, "without it");
        if (PretrainedEncoder.standsIn(out)) {
            throw new InputException(
                    out + " holds a pretrained encoder already; name another folder with --out, or remove it.");
        }
        if (!resume && Pretraining.stoppedIn(out)) {
            throw new InputException(out
                    + " holds a pretraining that was stopped; add --resume to go on with it, or name another folder.");
        }
        return pretrain(options, source.read());
    }

    private int pretrain(PretrainingOptions options, TrainingTexts texts) throws IOException {
        StopSignal stop = StopSignal.install();
        try {
            Optional<LearnedEncoder> learned;
            try (StageBars progress = new StageBars(common.quiet())) {
                learned = new Pretraining(options, out, progress, stop).learn(TextsOption.contents(texts), resume);
            }
            if (learned.isEmpty()) {
                streams.err().println("Stopped and saved; go on with the same command and --resume.");
                return ExitCode.SOFTWARE;
            }
            print(texts, options, learned.get());
            return ExitCode.OK;
        } finally {
            stop.done();
        }
    }

    private PretrainingOptions options() {
        try {
            return new PretrainingOptions(
                    cell,
                    hiddenSize,
                    !oneWay,
                    embeddings,
                    dimension,
                    window,
                    epochs,
                    learningRate,
                    sample,
                    maxVocabulary,
                    minCount,
                    threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                    seed);
        } catch (IllegalArgumentException e) {
            // Fields are named as the options are.
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void print(TrainingTexts texts, PretrainingOptions options, LearnedEncoder learned) throws IOException {
        String losses = learned.losses().stream()
                .map(loss -> String.format(Locale.ROOT, "%.3f", loss))
                .collect(Collectors.joining(", "));
        String text = String.format(
                Locale.ROOT,
                "%s: %s %d%s and %,d word vectors of %d values, from %s, %,d tokens%n"
                        + "Cross-entropy of the foretold word among %d others by epoch: %s nats. %,.0f tokens/s on %d"
                        + " threads.%n",
                out,
                options.cell(),
                options.hiddenSize(),
                options.bidirectional() ? " in both directions" : "",
                learned.vectors().wordsFound(),
                options.dimension(),
                TextsOption.count(texts),
                learned.tokens(),
                options.sample(),
                losses,
                learned.tokensPerSecond(),
                options.threads());
        streams.out().write(text.getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }
}
