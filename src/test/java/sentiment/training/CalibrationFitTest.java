package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sentiment.model.Calibration;
import sentiment.model.Calibration.PartWeights;

class CalibrationFitTest {
    private static final int N = 20_000;

    private final Random random = new Random(1);

    @Test
    void temperatureUndoesOverconfidence() {
        double[] honest = random.doubles(N, -4, 4).toArray();
        int[] labels = drawn(honest);
        double[] overconfident = Arrays.stream(honest).map(logit -> 3 * logit).toArray();
        Calibration calibration = temperature(overconfident, labels);
        for (int tokens : new int[] {1, 20, 3000}) {
            PartWeights weights = calibration.at(tokens);
            assertEquals(1.0 / 3, weights.recurrent(), 0.01);
            assertEquals(0, weights.wide());
            assertEquals(0, weights.bias());
        }
        assertEquals(1, temperature(honest, labels).at(1).recurrent(), 0.03);
    }

    @Test
    void temperatureNeverTurnsALabelRound() {
        PartWeights weights =
                temperature(new double[] {-2, -1, 1, 3}, new int[] {1, 1, 0, 0}).at(4);
        assertTrue(weights.probability(0.1, 0) > 0.5);
        assertTrue(weights.probability(-0.1, 0) < 0.5);
    }

    @Test
    void stackingFindsWhatEachPartIsWorthInTextsOfEveryLength() {
        int[] tokens = random.ints(N, 10, 400).toArray();
        PartWeights shortText = new PartWeights(10, 0.2, 1.5, 0.5);
        PartWeights longText = new PartWeights(399, 0.7, 0.2, -0.4);
        Calibration found = stacking(tokens, new Calibration(shortText, longText));
        assertEquals(10, found.shortText().tokens());
        assertEquals(399, found.longText().tokens());
        assertNear(shortText, found.at(10), 0.3);
        assertNear(longText, found.at(399), 0.1);
        assertNear(longText, found.at(5000), 0.1);
        assertNear(shortText, found.at(1), 0.3);
    }

    @Test
    void whereTheLengthDoesNotMatterStackingGivesTheSameWeightsAtEachLength() {
        int[] tokens = random.ints(N, 5, 500).toArray();
        Calibration found = stacking(tokens, Calibration.constant(0.7, 0.2, -0.4));
        assertNear(new PartWeights(5, 0.7, 0.2, -0.4), found.at(30), 0.1);
        assertNear(new PartWeights(500, 0.7, 0.2, -0.4), found.at(500), 0.1);
    }

    @Test
    void textsOfOneLengthGiveWeightsForAll() {
        int[] tokens = new int[N];
        Arrays.fill(tokens, 30);
        Calibration found = stacking(tokens, Calibration.constant(0.7, 0.2, -0.4));
        assertNear(new PartWeights(30, 0.7, 0.2, -0.4), found.shortText(), 0.05);
        assertEquals(found.shortText(), found.longText());
    }

    @Test
    void partsThatAreAlwaysRightOrSayNothingGiveFiniteWeights() {
        int[] labels = {0, 0, 1, 1};
        int[] tokens = {6, 200, 7, 100};
        double[] nothing = new double[4];
        double[] certain = {-40, -30, 50, 30};
        Calibration separated = CalibrationFit.stacking(new CalibrationExamples(certain, nothing, tokens, labels));
        assertTrue(separated.at(50).probability(30, 0) > 0.6, separated.toString());
        assertTrue(separated.at(50).probability(-40, 0) < 0.4, separated.toString());
        Calibration none = CalibrationFit.stacking(new CalibrationExamples(nothing, nothing, tokens, labels));
        assertEquals(0.5, none.at(7).probability(0, 0), 0.2);
        Calibration allPositive = CalibrationFit.stacking(
                new CalibrationExamples(new double[2], new double[2], new int[] {9, 9}, new int[] {1, 1}));
        assertEquals(0.75, allPositive.at(9).probability(0, 0), 1e-6);
    }

    private static Calibration temperature(double[] recurrent, int[] labels) {
        return CalibrationFit.temperature(
                new CalibrationExamples(recurrent, new double[labels.length], new int[labels.length], labels));
    }

    /** Fitted on examples whose labels are drawn from what a calibration gives them. */
    private Calibration stacking(int[] tokens, Calibration calibration) {
        double[] recurrent = random.doubles(N, -5, 5).toArray();
        double[] wide = random.doubles(N, -5, 5).toArray();
        double[] together = new double[N];
        Arrays.setAll(together, i -> calibration.at(tokens[i]).logit(recurrent[i], wide[i]));
        return CalibrationFit.stacking(new CalibrationExamples(recurrent, wide, tokens, drawn(together)));
    }

    private static void assertNear(PartWeights expected, PartWeights found, double tolerance) {
        assertArrayEquals(
                new double[] {expected.recurrent(), expected.wide(), expected.bias()},
                new double[] {found.recurrent(), found.wide(), found.bias()},
                tolerance,
                found.toString());
    }

    private int[] drawn(double[] logits) {
        return Arrays.stream(logits)
                .mapToInt(logit -> random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0)
                .toArray();
    }
}
