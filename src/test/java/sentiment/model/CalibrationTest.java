package sentiment.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.model.Calibration.PartWeights;

class CalibrationTest {
    private static final PartWeights SHORT = new PartWeights(10, 0.5, 2, -0.25);
    private static final PartWeights LONG = new PartWeights(1000, 0.25, 0.5, 0.75);

    @ParameterizedTest
    @CsvSource({
        "0, 0.5, 2, -0.25",
        "1, 0.5, 2, -0.25",
        "10, 0.5, 2, -0.25",
        "100, 0.375, 1.25, 0.25",
        "1000, 0.25, 0.5, 0.75",
        "50000, 0.25, 0.5, 0.75"
    })
    void weightsGoEvenlyWithTheLogarithmOfTheLengthAndStayBeyondTheEnds(
            int tokens, double recurrent, double wide, double bias) {
        PartWeights weights = new Calibration(SHORT, LONG).at(tokens);
        assertEquals(recurrent, weights.recurrent(), 1e-12);
        assertEquals(wide, weights.wide(), 1e-12);
        assertEquals(bias, weights.bias(), 1e-12);
        assertEquals(3 * recurrent - wide + bias, weights.logit(3, -1), 1e-12);
        assertEquals(1 / (1 + Math.exp(-weights.logit(3, -1))), weights.probability(3, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 20_000})
    void theSameWeightsAtBothEndsAreTheSameBetween(int tokens) {
        double third = 1.0 / 3;
        PartWeights weights = Calibration.constant(third, 0.1, -0.7).at(tokens);
        assertEquals(third, weights.recurrent());
        assertEquals(0.1, weights.wide());
        assertEquals(-0.7, weights.bias());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Calibration(LONG, SHORT));
        assertThrows(IllegalArgumentException.class, () -> new PartWeights(0, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new PartWeights(1, 1, Double.NaN, 0));
    }
}
