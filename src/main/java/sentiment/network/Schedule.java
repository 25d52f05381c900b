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
    /** Falls to zero along half a cosine. */
    COSINE,
    /** Stays until the training scales it: {@link SentimentNetwork#scaleLearningRate}. */
    PLATEAU,
    /** Rises from a tenth to the full rate and falls back, then anneals (Smith 2018). */
    ONE_CYCLE;

    /**
     * @param totalSteps updates of the training
     * @param warmUp share of them in which the rate rises first
     */
    LearningRate create(double learningRate, int totalSteps, double warmUp) {
        int rising = (int) (warmUp * totalSteps);
        return new LearningRate(create(learningRate, totalSteps - rising), rising);
    }

    private ISchedule create(double learningRate, int steps) {
        return switch (this) {
            case CONSTANT, PLATEAU -> new FixedSchedule(learningRate);
            // One step more, so that the last one still moves.
            case LINEAR -> new LinearDecay(learningRate, steps + 1);
            case COSINE -> new CosineDecay(learningRate, steps + 1);
            case ONE_CYCLE -> new OneCycle(learningRate, steps);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
