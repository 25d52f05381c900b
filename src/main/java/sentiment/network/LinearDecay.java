package sentiment.network;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that falls evenly from its first value to zero after a number of steps. Deeplearning4j's own
 * {@code PolySchedule} (1.0.0-M2.1) computes 1 + i/n where its documentation says 1 - i/n, and so doubles the rate instead.
 */
final class LinearDecay implements ISchedule {
    @JsonProperty
    private final double first;

    @JsonProperty
    private final int steps;

    LinearDecay(@JsonProperty("first") double first, @JsonProperty("steps") int steps) {
        this.first = first;
        this.steps = steps;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return first * Math.max(0, 1 - (double) iteration / steps);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
