package sentiment.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sentiment.data.Label;
import sentiment.evaluation.Breakdown.LengthBand;
import sentiment.evaluation.Breakdown.OperatingPoint;
import sentiment.evaluation.Breakdown.ReliabilityBin;

class BreakdownTest {
    private static Breakdown random(int n) {
        Random random = new Random(1);
        List<Label> labels = new ArrayList<>();
        double[] probabilities = new double[n];
        int[] words = new int[n];
        for (int i = 0; i < n; i++) {
            probabilities[i] = Math.round(1000 * random.nextDouble()) / 1000.0;
            labels.add(random.nextDouble() < probabilities[i] ? Label.POSITIVE : Label.NEGATIVE);
            words[i] = random.nextInt(700);
        }
        return Breakdown.of(labels, probabilities, words);
    }

    @Test
    void theAreaUnderTheThinnedCurveIsTheAuc() {
        Breakdown breakdown = random(20_000);
        double area = 0;
        OperatingPoint last = new OperatingPoint(1, 0, 0, 1);
        for (OperatingPoint point : breakdown.operatingPoints()) {
            area += (point.falsePositiveRate() - last.falsePositiveRate()) * (point.recall() + last.recall()) / 2;
            last = point;
        }
        assertEquals(breakdown.metrics().auc(), area, 1e-4);
        assertEquals(1, last.recall());
        assertTrue(breakdown.operatingPoints().size() < 500);
    }

    @Test
    void averagePrecisionIsTheMeanPrecisionDownToEachPositive() {
        Breakdown breakdown = Breakdown.of(
                List.of(Label.POSITIVE, Label.NEGATIVE, Label.POSITIVE, Label.NEGATIVE),
                new double[] {0.9, 0.8, 0.7, 0.1},
                new int[4]);

        assertEquals((1 + 2.0 / 3) / 2, breakdown.averagePrecision(), 1e-12);
    }

    @Test
    void everyReviewIsInOneBinOfEachKind() {
        Breakdown breakdown = random(5000);

        assertEquals(
                5000,
                breakdown.reliability().stream().mapToInt(ReliabilityBin::n).sum());
        assertEquals(5000, breakdown.lengths().stream().mapToInt(LengthBand::n).sum());
        assertEquals(
                5000,
                breakdown.scores().stream()
                        .mapToInt(bin -> bin.negatives() + bin.positives())
                        .sum());
        breakdown.reliability().forEach(bin -> assertEquals(bin.meanProbability(), bin.positive(), 0.06));
    }

    @Test
    void noReviewGivesNoFigureAndNoFailure() {
        Breakdown nothing = Breakdown.of(List.of(), new double[0], new int[0]);

        assertTrue(Double.isNaN(nothing.averagePrecision()));
        assertTrue(nothing.operatingPoints().isEmpty());
    }
}
