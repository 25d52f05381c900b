package sentiment.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** How the learning rate goes over a training of a known number of steps. */
public enum Schedule {
    CONSTANT,
    /** Falls evenly to zero at the last step. */
    LINEAR,
    /** Rises from a tenth to the full rate and falls back, then anneals (Smith 2018). */
    ONE_CYCLE;

    ISchedule create(double learningRate, int totalSteps) {
        return switch (this) {
            case CONSTANT -> new FixedSchedule(learningRate);
            // One step more, so that the last one still moves.
            case LINEAR -> new LinearDecay(learningRate, totalSteps + 1);
            case ONE_CYCLE -> new OneCycle(learningRate, totalSteps);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
