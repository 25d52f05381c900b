package sentiment.network;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The learning rate of a training: rises evenly to a schedule's first value, then follows that schedule from its beginning;
 * all of it times a factor that the training may lower on its way. Not thread-safe.
 */
final class LearningRate implements ISchedule {
    @JsonProperty
    private final ISchedule schedule;

    @JsonProperty
    private final int warmUpSteps;

    @JsonProperty
    private double factor = 1;

    /** @param warmUpSteps updates below the full rate; the first is made at one part in warmUpSteps + 1 of it */
    LearningRate(@JsonProperty("schedule") ISchedule schedule, @JsonProperty("warmUpSteps") int warmUpSteps) {
        this.schedule = schedule;
        this.warmUpSteps = warmUpSteps;
    }

    /** Multiplies the rate by this, and no longer by what was given before. */
    void scale(double factor) {
        this.factor = factor;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        double rate = iteration < warmUpSteps
                ? schedule.valueAt(0, epoch) * (iteration + 1) / (warmUpSteps + 1)
                : schedule.valueAt(iteration - warmUpSteps, epoch);
        return factor * rate;
    }

    /** Itself, so that Deeplearning4j's updater sees the factor, too. */
    @Override
    public ISchedule clone() {
        return this;
    }
}
