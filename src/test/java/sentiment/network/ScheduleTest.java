package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class ScheduleTest {
    @Test
    void constantStays() {
        ISchedule schedule = Schedule.CONSTANT.create(0.5, 4);
        assertEquals(0.5, schedule.valueAt(0, 0));
        assertEquals(0.5, schedule.valueAt(3, 0));
    }

    @Test
    void linearFallsEvenlyAndTheLastStepStillMoves() {
        ISchedule schedule = Schedule.LINEAR.create(0.5, 4);
        double[] expected = {0.5, 0.4, 0.3, 0.2, 0.1, 0, 0};
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.valueAt(step, 0), 1e-12, "step " + step);
        }
    }

    @Test
    void linearOutlivesDeeplearning4jsJson() throws IOException {
        ObjectMapper mapper = NeuralNetConfiguration.mapper();
        String json = mapper.writeValueAsString(Updater.SGD.create(Schedule.LINEAR.create(0.5, 4)));
        assertEquals(0.2, mapper.readValue(json, IUpdater.class).getLearningRate(3, 0), 1e-12);
    }

    @Test
    void oneCycleRisesFromATenthAndFallsBack() {
        ISchedule schedule = Schedule.ONE_CYCLE.create(0.5, 200);
        assertEquals(0.05, schedule.valueAt(0, 0), 1e-9);
        assertEquals(0.5, schedule.valueAt(90, 0), 1e-9);
        assertEquals(0.05, schedule.valueAt(180, 0), 1e-9);
        assertEquals(0, schedule.valueAt(199, 0), 1e-9);
    }
}
