package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class ScheduleTest {
    @Test
    void constantStays() {
        ISchedule schedule = Schedule.CONSTANT.create(0.5, 4, 0);
        assertEquals(0.5, schedule.valueAt(0, 0));
        assertEquals(0.5, schedule.valueAt(3, 0));
    }

    @Test
    void linearFallsEvenlyAndTheLastStepStillMoves() {
        ISchedule schedule = Schedule.LINEAR.create(0.5, 4, 0);
        double[] expected = {0.5, 0.4, 0.3, 0.2, 0.1, 0, 0};
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.valueAt(step, 0), 1e-12, "step " + step);
        }
    }

    @Test
    void cosineFallsSlowlyThenFastThenSlowlyAndTheLastStepStillMoves() {
        ISchedule schedule = Schedule.COSINE.create(0.5, 3, 0);
        double[] expected = {0.5, 0.25 + 0.25 * Math.sqrt(0.5), 0.25, 0.25 - 0.25 * Math.sqrt(0.5), 0, 0};
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.valueAt(step, 0), 1e-12, "step " + step);
        }
    }

    @Test
    void aWarmUpRisesEvenlyAndTheScheduleTakesTheRest() {
        ISchedule schedule = Schedule.LINEAR.create(0.8, 6, 0.5);
        double[] expected = {0.2, 0.4, 0.6, 0.8, 0.6, 0.4, 0.2};
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.valueAt(step, 0), 1e-12, "step " + step);
        }
    }

    @Test
    void aScaledRateIsThatPartOfIt() {
        LearningRate rate = Schedule.PLATEAU.create(0.8, 6, 0.5);
        rate.scale(0.5);
        rate.scale(0.25);
        assertEquals(0.05, rate.valueAt(0, 0), 1e-12);
        assertEquals(0.2, rate.valueAt(3, 0), 1e-12);
        assertEquals(0.2, rate.valueAt(99, 0), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void allOutliveDeeplearning4jsJson(Schedule schedule) throws IOException {
        ObjectMapper mapper = NeuralNetConfiguration.mapper();
        ISchedule written = schedule.create(0.5, 40, 0.2);
        String json = mapper.writeValueAsString(Updater.SGD.create(written));
        IUpdater read = mapper.readValue(json, IUpdater.class);
        assertEquals(written.valueAt(3, 0), read.getLearningRate(3, 0), 1e-12);
        assertEquals(written.valueAt(30, 0), read.getLearningRate(30, 0), 1e-12);
    }

    @Test
    void oneCycleRisesFromATenthAndFallsBack() {
        ISchedule schedule = Schedule.ONE_CYCLE.create(0.5, 200, 0);
        assertEquals(0.05, schedule.valueAt(0, 0), 1e-9);
        assertEquals(0.5, schedule.valueAt(90, 0), 1e-9);
        assertEquals(0.05, schedule.valueAt(180, 0), 1e-9);
        assertEquals(0, schedule.valueAt(199, 0), 1e-9);
    }

    @Test
    void oneCycleDoesNotBeginAgain() {
        ISchedule schedule = Schedule.ONE_CYCLE.create(0.5, 200, 0);
        assertEquals(0, schedule.valueAt(200, 0), 1e-9);
        assertEquals(0, schedule.valueAt(290, 0), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void everyScheduleFitsATrainingOfASingleStep(Schedule schedule) {
        assertTrue(schedule.create(0.5, 1, 0).valueAt(0, 0) > 0);
        assertTrue(schedule.create(0.5, 1, 0).valueAt(0, 0) <= 0.5);
    }
}
