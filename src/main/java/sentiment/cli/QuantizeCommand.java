package sentiment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;
import sentiment.evaluation.Metrics;
import sentiment.model.Classification;
import sentiment.model.ModelDirectory;
import sentiment.model.Quantizer;
import sentiment.model.SentimentModel;

/** {@code quantize}: a smaller copy of a model. */
@Command(
        name = "quantize",
        description = {
            "Copies a model with its weights in 8 bits instead of 32, about a quarter of its size.",
            "With --data it also measures both on labelled reviews. Checkpoints and reports are not copied."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment quantize --model models/mine --out models/small",
            "  sentiment quantize --model models/mine --out models/small --data data/aclImdb"
        })
final class QuantizeCommand implements Callable<Integer> {
    private static final String ROW = "%-10s  %12s  %12s%n";

    private final Streams streams;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "The model's folder, as 'train' wrote it; left alone.")
    private Path model;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The copy's folder, which does not exist yet.")
    private Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR|FILE",
            description = "Labelled reviews to measure both on, as for 'evaluate'.")
    private Optional<Path> data;

    @Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "0",
            description = "Keep the vectors of the N most frequent words only; the networks read others as unknown"
                    + " (default: all).")
    private int words;

    @Mixin
    private CommonOptions common;

    QuantizeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        // What cannot be read is better known before the copy is made.
        List<Review> reviews = data.isPresent() ? LabelledReviews.test(data.get()) : List.of();
        Quantizer.quantize(model, out, words);
        try (ResultOutput output = ResultOutput.to(streams.out())) {
            output.write(row("", "before", "after"));
            output.write(row("size", megabytes(model), megabytes(out)));
            if (!reviews.isEmpty()) {
                output.write(comparison(scores(model, reviews, "before"), scores(out, reviews, "after")));
            }
            output.commit();
        }
        return ExitCode.OK;
    }

    private List<Classification.Scored> scores(Path directory, List<Review> reviews, String task) {
        try (SentimentModel opened = SentimentModel.load(directory)) {
            return ReviewScores.of(opened, reviews, task, common.quiet());
        }
    }

    private static String comparison(List<Classification.Scored> before, List<Classification.Scored> after) {
        Metrics first = ReviewScores.evaluation(before).metrics();
        Metrics second = ReviewScores.evaluation(after).metrics();
        long changed = 0;
        for (int i = 0; i < before.size(); i++) {
            changed += before.get(i).label() == after.get(i).label() ? 0 : 1;
        }
        return row("accuracy", Figures.percent(first.accuracy()), Figures.percent(second.accuracy()))
                + row("log loss", Figures.decimals(first.logLoss()), Figures.decimals(second.logLoss()))
                + String.format(Locale.ROOT, "%,d of %,d labels changed%n", changed, before.size());
    }

    private static String row(String name, String before, String after) {
        return String.format(Locale.ROOT, ROW, name, before, after);
    }

    private static String megabytes(Path directory) {
        return String.format(Locale.ROOT, "%,.2f MB", ModelDirectory.size(directory) / 1e6);
    }
}
