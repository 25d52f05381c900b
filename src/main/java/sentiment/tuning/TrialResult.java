package sentiment.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import sentiment.evaluation.Metrics;
import sentiment.evaluation.NullIfUndefined;
import sentiment.training.TrainingOutcome;

/**
 * How a trial does at the end of a rung; a line of {@code trials.jsonl}, a row of {@code tune.csv}. Figures are NaN (null
 * in JSON) where the training diverged.
 *
 * @param trial counted from 1
 * @param rung counted from 1
 * @param epochs trained so far
 * @param values what was drawn, by dotted key
 * @param part what was measured: {@code recurrent}, the network alone, or {@code whole}, with the wide part and
 *     calibrated, at the last rung
 * @param accuracy on the validation reviews, of the best epoch so far
 * @param logLoss the same epoch's, in nats
 * @param seconds of training and validation so far, without those of the wide part
 */
public record TrialResult(
        int trial,
        int rung,
        int epochs,
        Map<String, JsonNode> values,
        String part,
        @NullIfUndefined double accuracy,
        @NullIfUndefined double logLoss,
        @NullIfUndefined double seconds) {
    /** The best first: by accuracy, of equal ones by log loss, of equal ones the one drawn first. */
    static final Comparator<TrialResult> BEST_FIRST = Comparator.<TrialResult>comparingDouble(
                    result -> -result.accuracy)
            .thenComparingDouble(TrialResult::logLoss)
            .thenComparingInt(TrialResult::trial);

    /** Of the network alone at its best epoch. */
    static TrialResult recurrent(Trial trial, int rung, TrainingOutcome outcome) {
        return of(
                trial,
                rung,
                "recurrent",
                outcome,
                outcome.epochs().get(outcome.best()).validation());
    }

    /** Of the complete model. */
    static TrialResult whole(Trial trial, int rung, TrainingOutcome outcome, Metrics validation) {
        return of(trial, rung, "whole", outcome, validation);
    }

    /** Of a training whose loss is no number any more. */
    static TrialResult diverged(Trial trial, int rung, int epochs) {
        return new TrialResult(
                trial.number(), rung, epochs, trial.values(), "recurrent", Double.NaN, Double.NaN, Double.NaN);
    }

    private static TrialResult of(Trial trial, int rung, String part, TrainingOutcome outcome, Metrics validation) {
        double seconds = outcome.epochs().stream()
                .mapToDouble(epoch -> epoch.seconds() + epoch.validationSeconds())
                .sum();
        return new TrialResult(
                trial.number(),
                rung,
                outcome.epochs().size(),
                trial.values(),
                part,
                validation.accuracy(),
                validation.logLoss(),
                seconds);
    }

    /** Whether the training's loss became no number, so that there are no figures. */
    public boolean diverged() {
        return Double.isNaN(accuracy);
    }
}
