package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sentiment.model.Calibration;

class CalibratorTest {
    private static final int N = 20_000;

    private final Random random = new Random(1);

    @Test
    void temperatureUndoesOverconfidence() {
        double[] honest = random.doubles(N, -4, 4).toArray();
        int[] labels = drawn(honest);
        double[] overconfident = new double[N];
        for (int i = 0; i < N; i++) {
            overconfident[i] = 3 * honest[i];
        }
        Calibration calibration = Calibrator.temperature(overconfident, labels);
        assertEquals(1.0 / 3, calibration.recurrent(), 0.01);
        assertEquals(0, calibration.wide());
        assertEquals(0, calibration.bias());
        assertEquals(1, Calibrator.temperature(honest, labels).recurrent(), 0.03);
    }

    @Test
    void temperatureNeverTurnsALabelRound() {
        Calibration calibration = Calibrator.temperature(new double[] {-2, -1, 1, 3}, new int[] {1, 1, 0, 0});
        assertTrue(calibration.probability(0.1, 0) > 0.5);
        assertTrue(calibration.probability(-0.1, 0) < 0.5);
    }

    @Test
    void stackingFindsWhatEachPartIsWorth() {
        double[] recurrent = random.doubles(N, -5, 5).toArray();
        double[] wide = random.doubles(N, -5, 5).toArray();
        double[] together = new double[N];
        for (int i = 0; i < N; i++) {
            together[i] = 0.7 * recurrent[i] + 0.2 * wide[i] - 0.4;
        }
        Calibration calibration = Calibrator.stacking(recurrent, wide, drawn(together));
        double[] found = {calibration.recurrent(), calibration.wide(), calibration.bias()};
        assertArrayEquals(new double[] {0.7, 0.2, -0.4}, found, 0.05);
    }

    @Test
    void partsThatAreAlwaysRightOrSayNothingGiveFiniteWeights() {
        double[] certain = {-40, -30, 50, 30};
        int[] labels = {0, 0, 1, 1};
        Calibration separated = Calibrator.stacking(certain, new double[4], labels);
        assertTrue(separated.probability(30, 0) > 0.6, separated.toString());
        assertTrue(separated.probability(-40, 0) < 0.4, separated.toString());
        Calibration nothing = Calibrator.stacking(new double[4], new double[4], labels);
        assertEquals(0.5, nothing.probability(0, 0), 1e-6);
        assertEquals(
                0.75,
                Calibrator.stacking(new double[2], new double[2], new int[] {1, 1})
                        .probability(0, 0),
                1e-6);
    }

    private int[] drawn(double[] logits) {
        int[] labels = new int[logits.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logits[i])) ? 1 : 0;
        }
        return labels;
    }
}
