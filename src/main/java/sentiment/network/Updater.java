package sentiment.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/** The updaters of Deeplearning4j that make sense here, at its own default coefficients. */
public enum Updater {
    ADAM,
    NADAM,
    AMSGRAD,
    RMSPROP,
    NESTEROVS,
    SGD;

    IUpdater create(ISchedule learningRate) {
        return switch (this) {
            case ADAM -> new Adam(learningRate);
            case NADAM -> new Nadam(learningRate);
            case AMSGRAD -> new AMSGrad(learningRate);
            case RMSPROP -> RmsProp.builder().learningRateSchedule(learningRate).build();
            case NESTEROVS -> new Nesterovs(learningRate, Nesterovs.DEFAULT_NESTEROV_MOMENTUM);
            case SGD -> new Sgd(learningRate);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
