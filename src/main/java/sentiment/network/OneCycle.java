package sentiment.network;

import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Deeplearning4j's {@link CycleSchedule} for one cycle: after its end the learning rate stays where it is instead of
 * rising again, should a training take a step more than was planned.
 */
final class OneCycle implements ISchedule {
    @JsonProperty
    private final double highest;

    @JsonProperty
    private final int steps;

    OneCycle(@JsonProperty("highest") double highest, @JsonProperty("steps") int steps) {
        this.highest = highest;
        this.steps = steps;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        CycleSchedule cycle = new CycleSchedule(ScheduleType.ITERATION, highest, steps);
        return cycle.valueAt(Math.min(iteration, steps - 1), epoch);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
