package sentiment.network;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** A learning rate that falls to zero along half a cosine (Loshchilov &amp; Hutter, ICLR 2017, without restarts). */
final class CosineDecay implements ISchedule {
    @JsonProperty
    private final double first;

    @JsonProperty
    private final int steps;

    CosineDecay(@JsonProperty("first") double first, @JsonProperty("steps") int steps) {
        this.first = first;
        this.steps = steps;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return first * (1 + Math.cos(Math.PI * Math.min(iteration, steps) / steps)) / 2;
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
