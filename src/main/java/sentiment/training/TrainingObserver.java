package sentiment.training;

import java.util.Map;
import sentiment.evaluation.Metrics;
import sentiment.model.PartMetrics;

/** Told how a training goes, on the training thread. */
public interface TrainingObserver {
    /** For nobody who wants to know. */
    TrainingObserver NONE = new TrainingObserver() {};

    /**
     * A member of an ensemble begins.
     *
     * @param member counted from 1
     * @param members how many there will be
     */
    default void memberStarted(int member, int members) {}

    /**
     * An epoch begins or, after a resume, goes on.
     *
     * @param epoch counted from 1
     * @param done tokens of the epoch learned before; above 0 only after a resume
     * @param tokens of the whole epoch
     */
    default void epochStarted(int epoch, long done, long tokens) {}

    /**
     * A batch was learned.
     *
     * @param tokens of the epoch so far
     * @param loss mean loss of a review in this epoch so far
     * @param tokensPerSecond in this epoch so far
     */
    default void stepFinished(long tokens, double loss, double tokensPerSecond) {}

    /** An epoch was learned and validated; {@code best} says whether it is the best so far. */
    default void epochFinished(EpochResult result, boolean best) {}

    /**
     * The last epoch is over, and the model is being completed, which takes a while.
     *
     * @param stage a short phrase for people
     * @param done of {@code total} reviews
     */
    default void completing(String stage, long done, long total) {}

    /**
     * The training is over and the model complete.
     *
     * @param parts how the parts of the model, and all together, do on the validation reviews, by name
     * @param whole the same of all together
     */
    default void calibrated(Map<String, PartMetrics> parts, Metrics whole) {}

    /** Whether it looks at weights and gradients, which must be measured for it. */
    default boolean measures() {
        return false;
    }

    /** A batch was learned; told only who {@link #measures}. */
    default void batchMeasured(BatchResult batch) {}

    /**
     * An epoch was learned; told only who {@link #measures}.
     *
     * @param step updates made so far
     * @param weights arrays by name, copies
     */
    default void weightsMeasured(long step, Map<String, float[]> weights) {}

    /** One that passes everything on to two. */
    static TrainingObserver both(TrainingObserver first, TrainingObserver second) {
        return new BothObservers(first, second);
    }
}
