package sentiment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sentiment.evaluation.Metrics;
import sentiment.model.PartMetrics;
import sentiment.training.EpochResult;
import sentiment.training.PreparedCorpus;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingObserver;
import sentiment.training.TrainingOutcome;

/** Shows a training: a bar for the epoch under way on standard error, a row for each one done on standard output. */
final class EpochTable implements TrainingObserver, AutoCloseable {
    private static final String ROW = "%5s  %8s  %8s  %8s  %10s  %7s%n";
    private static final String PART_ROW = "%-13s  %8s  %8s  %8s%n";

    private final Streams streams;
    private final EpochBar bar;
    private final StageBars completion;
    private Optional<Metrics> whole = Optional.empty();

    EpochTable(Streams streams, boolean quiet) {
        this.streams = streams;
        bar = new EpochBar(quiet);
        completion = new StageBars(quiet);
    }

    void header(TrainingConfig config, PreparedCorpus corpus) {
        print(
                "%s: %,d training and %,d validation reviews, %,d words, %s%n",
                config.data().path(),
                corpus.train().size(),
                corpus.validation().size(),
                corpus.vocabulary().size(),
                network(config));
        if (corpus.unlabelled().size() > 0) {
            print(
                    "%s: %,d unlabelled reviews%s%s%n",
                    config.data().path(),
                    corpus.unlabelled().size(),
                    config.unlabelled().on() ? " beside them" : " for the wide part",
                    config.unlabelled().taught()
                            ? ", taught by " + config.unlabelled().teacher()
                            : "");
        }
        if (!config.vectorFiles().isEmpty()) {
            print(
                    "%s: vectors for %s of the words, %s of the training tokens%n",
                    config.pretrained() == null ? config.embeddings().path() : config.pretrained(),
                    Figures.percent(corpus.embeddings().wordCoverage()),
                    Figures.percent(
                            corpus.embeddings().tokenCoverage(corpus.train().ids())));
        }
        print(ROW, "epoch", "loss", "accuracy", "F1", "tokens/s", "time");
    }

    private static String network(TrainingConfig config) {
        return String.format(
                Locale.ROOT,
                "%s%s %d%s, %s pooling",
                config.encoder().bidirectional() ? "bidirectional " : "",
                config.encoder().cell(),
                config.encoder().hiddenSize(),
                config.encoder().layers() > 1 ? " in " + config.encoder().layers() + " layers" : "",
                config.encoder().pooling());
    }

    @Override
    public void memberStarted(int member, int members) {
        print("%nNetwork %d of %d%n", member, members);
    }

    @Override
    public void epochStarted(int epoch, long done, long tokens) {
        bar.start(epoch, done, tokens);
    }

    @Override
    public void stepFinished(long tokens, double loss, double tokensPerSecond) {
        bar.stepTo(tokens, loss, tokensPerSecond);
    }

    @Override
    public void epochFinished(EpochResult result, boolean best) {
        close();
        print(
                ROW,
                result.epoch() + (best ? "*" : " "),
                Figures.decimals(result.loss()),
                Figures.percent(result.validation().accuracy()),
                Figures.percent(result.validation().f1()),
                String.format(Locale.ROOT, "%,.0f", result.tokensPerSecond()),
                time(result.seconds() + result.validationSeconds()));
    }

    @Override
    public void completing(String stage, long done, long total) {
        completion.at(stage, done, total);
    }

    @Override
    public void calibrated(Map<String, PartMetrics> parts, Metrics metricsOfAll) {
        completion.close();
        whole = Optional.of(metricsOfAll);
        print("%n" + PART_ROW, "on validation", "accuracy", "log loss", "ECE");
        parts.forEach((name, metrics) -> print(
                PART_ROW,
                name,
                Figures.percent(metrics.accuracy()),
                Figures.decimals(metrics.logLoss()),
                Figures.percent(metrics.ece())));
        print("%n");
    }

    void footer(TrainingOutcome outcome, Path directory) {
        close();
        if (outcome.best() >= 0) {
            EpochResult best = outcome.epochs().get(outcome.best());
            footer(whole.orElse(best.validation()), "with the weights of epoch " + best.epoch(), directory);
        }
        if (!outcome.complete()) {
            stopped(directory);
        }
    }

    /** The footer of an ensemble. */
    void footer(Optional<Metrics> validation, int members, Path directory) {
        close();
        validation.ifPresentOrElse(
                metrics -> footer(metrics, "of " + members + " networks together", directory),
                () -> stopped(directory));
    }

    private void footer(Metrics validation, String of, Path directory) {
        print(
                "Validation accuracy %s (95 %% interval %s to %s) %s. Model: %s%n",
                Figures.percent(validation.accuracy()),
                Figures.percent(validation.accuracyInterval().lower()),
                Figures.percent(validation.accuracyInterval().upper()),
                of,
                directory);
    }

    private void stopped(Path directory) {
        streams.err().println("Stopped and saved; go on with: sentiment train --out " + directory + " --resume");
    }

    private void print(String format, Object... values) {
        try {
            streams.out().write(String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (ClosedOutputException e) {
            // Whoever read the table has enough; the training goes on for the model's sake.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    @Override
    public void close() {
        bar.close();
        completion.close();
    }
}
