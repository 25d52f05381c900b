package sentiment.pretraining;

import java.util.ArrayList;
import java.util.List;
import sentiment.network.LanguageModel;

/**
 * How far a pretraining is, between two updates. What is random follows from the seed and the step.
 *
 * @param step updates made so far
 * @param losses of each finished epoch, the mean cross-entropy in nats
 * @param loss of the epoch that was begun, so far
 */
record PretrainingProgress(int step, List<Double> losses, LanguageModel.Loss loss) {
    PretrainingProgress {
        losses = List.copyOf(losses);
    }

    static PretrainingProgress start() {
        return new PretrainingProgress(0, List.of(), new LanguageModel.Loss(0, 0));
    }

    /** After one more update. */
    PretrainingProgress updated(LanguageModel.Loss batch) {
        return new PretrainingProgress(step + 1, losses, loss.plus(batch));
    }

    /** After the last update of an epoch. */
    PretrainingProgress epochEnded() {
        List<Double> all = new ArrayList<>(losses);
        all.add(loss.sum() / loss.words());
        return new PretrainingProgress(step, all, new LanguageModel.Loss(0, 0));
    }
}
