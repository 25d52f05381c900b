package sentiment.training;

import java.util.List;

/**
 * What a training came to.
 *
 * @param epochs those done
 * @param best position of the best by validation accuracy, whose weights the model has; -1 when stopped before any
 * @param complete false when it was stopped and can be resumed
 */
public record TrainingOutcome(List<EpochResult> epochs, int best, boolean complete) {}
