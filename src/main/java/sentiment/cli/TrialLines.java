package sentiment.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import sentiment.training.EpochResult;
import sentiment.tuning.Trial;
import sentiment.tuning.TrialResult;
import sentiment.tuning.TuningObserver;
import sentiment.tuning.TuningPlan;

/** Shows a search on standard error: a line when a trial begins and one when it ends, a bar for the epoch under way. */
final class TrialLines implements TuningObserver, AutoCloseable {
    private final Streams streams;
    private final boolean quiet;
    private final TuningPlan plan;
    private final EpochBar bar;

    TrialLines(Streams streams, boolean quiet, TuningPlan plan) {
        this.streams = streams;
        this.quiet = quiet;
        bar = new EpochBar(quiet);
        this.plan = plan;
    }

    @Override
    public void trialStarted(Trial trial, int rung, int epochs) {
        String values = trial.values().entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue().asText())
                .collect(Collectors.joining(" "));
        say(
                "Rung %d of %d, trial %d of %d, to epoch %d: %s",
                rung, plan.rungs().size(), trial.number(), plan.trials(), epochs, values);
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
    }

    @Override
    public void trialFinished(TrialResult result) {
        close();
        if (result.diverged()) {
            say("  diverged in epoch %d", result.epochs() + 1);
        } else {
            say(
                    "  %s: accuracy %.2f %%, log loss %.4f, %,.1f s",
                    result.part(), 100 * result.accuracy(), result.logLoss(), result.seconds());
        }
    }

    private void say(String format, Object... values) {
        if (!quiet) {
            streams.err().println(String.format(Locale.ROOT, format, values));
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
