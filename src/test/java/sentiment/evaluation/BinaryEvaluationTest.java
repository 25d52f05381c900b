package sentiment.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.data.Label.NEGATIVE;
import static sentiment.data.Label.POSITIVE;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.evaluation.classification.ROC;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.data.Label;

class BinaryEvaluationTest {
    private final BinaryEvaluation evaluation = new BinaryEvaluation();

    /** Ten reviews: 4 true positives, 1 false positive, 3 true negatives, 2 false negatives. */
    private Metrics tenReviews() {
        for (double probability : new double[] {0.9, 0.8, 0.7, 0.6, 0.4, 0.3}) {
            evaluation.add(POSITIVE, probability);
        }
        for (double probability : new double[] {0.65, 0.35, 0.2, 0.1}) {
            evaluation.add(NEGATIVE, probability);
        }
        return evaluation.metrics();
    }

    @Test
    void countsAndFractionsAreThoseWorkedOutByHand() {
        Metrics metrics = tenReviews();
        assertEquals(new ConfusionMatrix(4, 1, 3, 2), metrics.confusion());
        assertEquals(10, metrics.n());
        assertEquals(0.7, metrics.accuracy(), 1e-12);
        assertEquals(0.8, metrics.precision(), 1e-12);
        assertEquals(4 / 6.0, metrics.recall(), 1e-12);
        assertEquals(8 / 11.0, metrics.f1(), 1e-12);
    }

    @Test
    void aucIsTheShareOfPairsInTheRightOrder() {
        // Of 24 pairs: 0.9, 0.8, 0.7 win 4 each, 0.6 and 0.4 win 3 each, 0.3 wins 2.
        assertEquals(20 / 24.0, tenReviews().auc(), 1e-12);
    }

    @Test
    void intervalsAreWilsons() {
        // 7 of 10, z = 1.959964: (0.7 + z²/20 ± z·sqrt(0.021 + z²/400)) / (1 + z²/10).
        Interval interval = tenReviews().accuracyInterval();
        assertEquals(0.396778, interval.lower(), 1e-5);
        assertEquals(0.892209, interval.upper(), 1e-5);
    }

    @Test
    void theIntervalOfF1IsThatOfTheJaccardIndexMapped() {
        // J = 4 of 7: Wilson's 0.250458 .. 0.841780; F1 = 2J / (1 + J).
        Interval interval = tenReviews().f1Interval();
        assertEquals(2 * 0.250458 / 1.250458, interval.lower(), 1e-5);
        assertEquals(2 * 0.841780 / 1.841780, interval.upper(), 1e-5);
    }

    @Test
    void logLossIsTheMeanNegativeLogarithmOfTheActualLabel() {
        evaluation.add(POSITIVE, 0.8);
        evaluation.add(NEGATIVE, 0.4);
        assertEquals((0.2231435513 + 0.5108256238) / 2, evaluation.metrics().logLoss(), 1e-9);
    }

    @Test
    void aCertainMistakeCostsNoMoreThanTheClip() {
        evaluation.add(POSITIVE, 0);
        assertEquals(16.1180956510, evaluation.metrics().logLoss(), 1e-9);
    }

    @Test
    void calibrationErrorComparesConfidenceWithAccuracyBinByBin() {
        // Bin 0.8 to 0.867: confidences 0.85 (right) and 0.85 (wrong): |1 - 1.7| = 0.7.
        evaluation.add(POSITIVE, 0.85);
        evaluation.add(POSITIVE, 0.15);
        // Bin 0.933 to 1: 0.95 and 0.99, both right: |2 - 1.94| = 0.06.
        evaluation.add(POSITIVE, 0.95);
        evaluation.add(NEGATIVE, 0.01);
        assertEquals(0.76 / 4, evaluation.metrics().ece(), 1e-12);
    }

    @Test
    void certainAndUndecidedProbabilitiesFallIntoABin() {
        evaluation.add(POSITIVE, 1);
        evaluation.add(NEGATIVE, 0);
        evaluation.add(NEGATIVE, 0.5);
        assertEquals(0.5 / 3, evaluation.metrics().ece(), 1e-12);
    }

    @Test
    void oneHalfIsCalledPositive() {
        evaluation.add(POSITIVE, 0.5);
        evaluation.add(NEGATIVE, 0.5);
        assertEquals(new ConfusionMatrix(1, 1, 0, 0), evaluation.metrics().confusion());
    }

    @Test
    void nothingIsDefinedForNoReview() {
        Metrics metrics = evaluation.metrics();
        assertEquals(Metrics.of(new ConfusionMatrix(0, 0, 0, 0), Double.NaN, Double.NaN, Double.NaN), metrics);
        assertEquals(0, metrics.n());
        assertEquals(Double.NaN, metrics.accuracy());
        assertEquals(Double.NaN, metrics.f1());
        assertEquals(Interval.UNDEFINED, metrics.f1Interval());
    }

    @Test
    void aucNeedsBothLabels() {
        evaluation.add(POSITIVE, 0.2);
        evaluation.add(POSITIVE, 0.9);
        Metrics metrics = evaluation.metrics();
        assertEquals(Double.NaN, metrics.auc());
        assertEquals(0.5, metrics.accuracy());
    }

    @Test
    void precisionNeedsAPositiveCallButF1IsThenZero() {
        evaluation.add(POSITIVE, 0.1);
        evaluation.add(NEGATIVE, 0.1);
        Metrics metrics = evaluation.metrics();
        assertEquals(Double.NaN, metrics.precision());
        assertEquals(Interval.UNDEFINED, metrics.precisionInterval());
        assertEquals(0, metrics.recall());
        assertEquals(0, metrics.f1());
    }

    @Test
    void recallNeedsAPositiveReview() {
        evaluation.add(NEGATIVE, 0.1);
        Metrics metrics = evaluation.metrics();
        assertEquals(Double.NaN, metrics.recall());
        assertEquals(Double.NaN, metrics.f1());
    }

    @Test
    void equalProbabilitiesGiveAnAucOfOneHalf() {
        for (int i = 0; i < 6; i++) {
            evaluation.add(i < 2 ? POSITIVE : NEGATIVE, 0.3);
        }
        assertEquals(0.5, evaluation.metrics().auc());
    }

    @Test
    void aTieBetweenLabelsIsHalfAWin() {
        evaluation.add(POSITIVE, 0.9);
        evaluation.add(POSITIVE, 0.5);
        evaluation.add(NEGATIVE, 0.5);
        evaluation.add(NEGATIVE, 0.1);
        assertEquals(3.5 / 4, evaluation.metrics().auc());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aProbabilityOutsideZeroToOneIsRefused(double probability) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> evaluation.add(POSITIVE, probability));
        assertTrue(refusal.getMessage().contains(Double.toString(probability)), refusal.getMessage());
    }

    @Test
    void agreesWithNd4jOnFiveThousandReviews() {
        // Distinct probabilities: ND4J's ROC is order dependent on ties.
        int n = 5_000;
        Random random = new Random(7);
        double[][] labels = new double[n][1];
        double[][] probabilities = new double[n][1];
        Evaluation nd4j = new Evaluation(2);
        for (int i = 0; i < n; i++) {
            double probability = random.nextDouble();
            Label actual = random.nextDouble() < probability ? POSITIVE : NEGATIVE;
            evaluation.add(actual, probability);
            nd4j.eval(Label.ofProbability(probability).ordinal(), actual.ordinal());
            labels[i][0] = actual.ordinal();
            probabilities[i][0] = probability;
        }
        ROC roc = new ROC(0);
        roc.eval(Nd4j.createFromArray(labels), Nd4j.createFromArray(probabilities));
        Metrics metrics = evaluation.metrics();
        assertEquals(nd4j.accuracy(), metrics.accuracy(), 1e-12);
        assertEquals(nd4j.precision(1), metrics.precision(), 1e-12);
        assertEquals(nd4j.recall(1), metrics.recall(), 1e-12);
        assertEquals(nd4j.f1(1), metrics.f1(), 1e-12);
        assertEquals(roc.calculateAUC(), metrics.auc(), 1e-5);
    }
}
