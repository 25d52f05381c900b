package sentiment.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sentiment.data.InputException;
import sentiment.data.TrainingTexts;
import sentiment.embedding.GloveWriter;
import sentiment.embedding.skipgram.LearnedVectors;
import sentiment.embedding.skipgram.SkipGramOptions;

/** {@code vectors}: from reviews, labelled or not, to a file of word vectors that {@code train} takes. */
@Command(
        name = "vectors",
        description = {
            "Learns word vectors from reviews (skip-gram with negative sampling) and writes them in GloVe's text form.",
            "Labels are not looked at. Of an aclImdb folder it reads train/pos, train/neg and train/unsup, without"
                    + " the texts that also stand in test/."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment vectors --data data/aclImdb --out data/imdb.100d.txt",
            "  sentiment train --data data/aclImdb --embeddings data/imdb.100d.txt \\",
            "      --embeddings.dimension=100 --out models/mine"
        })
final class VectorsCommand implements Callable<Integer> {
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TextsOption source;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; it appears when all is done.")
    private Path out;

    @Option(names = "--dimension", paramLabel = "N", defaultValue = "100", description = "Values of a vector" + DEFAULT)
    private int dimension;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "5", description = "Passes over the texts" + DEFAULT)
    private int epochs;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "5",
            description = "Words on either side that a word is learned with, at most" + DEFAULT)
    private int window;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "5",
            description = "Words that occur less often get no vector" + DEFAULT)
    private int minCount;

    @Option(
            names = "--negatives",
            paramLabel = "N",
            defaultValue = "5",
            description = "Noise words a window is told apart from" + DEFAULT)
    private int negatives;

    @Option(
            names = "--subsample",
            paramLabel = "SHARE",
            defaultValue = "1e-4",
            description = "Words that are more frequent than this share of all are thinned out; 0 keeps all" + DEFAULT)
    private double subsample;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads that learn; only one gives the same file again" + DEFAULT)
    private int threads;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of everything random" + DEFAULT)
    private long seed;

    @Mixin
    private CommonOptions common;

    VectorsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        SkipGramOptions options = options();
        if (Files.isDirectory(out)) {
            throw new InputException(out + " is a folder; name a file to write with --out.");
        }
        TrainingTexts texts = source.read();
        LearnedVectors learned;
        try (StageBars progress = new StageBars(common.quiet())) {
            learned = LearnedVectors.of(TextsOption.contents(texts), options, progress::at);
        }
        GloveWriter.write(out, learned.vocabulary(), learned.table());
        print(texts, options, learned);
        return ExitCode.OK;
    }

    private SkipGramOptions options() {
        try {
            return new SkipGramOptions(dimension, epochs, window, minCount, negatives, subsample, threads, seed);
        } catch (IllegalArgumentException e) {
            // Fields are named as the options are.
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void print(TrainingTexts texts, SkipGramOptions options, LearnedVectors learned) throws IOException {
        String text = String.format(
                Locale.ROOT,
                "%s: %,d words, %d values each, from %s, %,d tokens%n"
                        + "Learned %d epochs in %,.1f s: %,.0f tokens/s on %d threads.%n",
                out,
                learned.table().wordsFound(),
                options.dimension(),
                TextsOption.count(texts),
                learned.tokens(),
                options.epochs(),
                learned.seconds(),
                learned.tokens() * options.epochs() / learned.seconds(),
                options.threads());
        streams.out().write(text.getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }
}
