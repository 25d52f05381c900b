package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.Pooling;

class SentimentNetworkTest {
    private static final int VOCABULARY = 30;
    private static final int SIZE = 6;
    private static final int[][] IDS = Encoders.batch(new Random(2), VOCABULARY, 3, 9, 1, 12, 5, 7, 2, 9);
    private static final int[] LABELS = {0, 1, 1, 0, 1, 0, 0, 1};

    private static EncoderConfig config(Cell cell, DropoutRates dropout) {
        return new EncoderConfig(cell, 7, 2, true, Pooling.MAX, true, dropout);
    }

    private static SentimentNetwork network(EncoderConfig config, OptimizerConfig optimizer, int threads) {
        float[] embedding = Encoders.uniform(new Random(1), VOCABULARY * SIZE, 1);
        return new SentimentNetwork(config, optimizer, embedding, SIZE, 100, threads, 5);
    }

    private static OptimizerConfig adam(double learningRate) {
        return new OptimizerConfig(Updater.ADAM, learningRate, learningRate, Schedule.CONSTANT, 0, 0, 0, 0, 1);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void learnsEightReviewsByHeart(Cell cell) {
        try (SentimentNetwork network = network(config(cell, DropoutRates.NONE), adam(0.02), 2)) {
            double first = network.fit(IDS, LABELS);
            double last = first;
            for (int step = 0; step < 99; step++) {
                last = network.fit(IDS, LABELS);
            }
            assertEquals(Math.log(2), first, 0.3);
            assertTrue(last < 0.02, "loss " + last);
            double[] probabilities = network.predictor().predict(IDS);
            for (int b = 0; b < IDS.length; b++) {
                assertEquals(LABELS[b], probabilities[b], 0.1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Updater.class)
    void everyUpdaterLowersTheLoss(Updater updater) {
        OptimizerConfig optimizer = new OptimizerConfig(updater, 0.01, 0.01, Schedule.LINEAR, 0, 0, 0, 1e-4, 0);
        try (SentimentNetwork network = network(config(Cell.LSTM, DropoutRates.NONE), optimizer, 1)) {
            double first = network.fit(IDS, LABELS);
            double last = first;
            for (int step = 0; step < 60; step++) {
                last = network.fit(IDS, LABELS);
            }
            assertTrue(last < first - 0.01, updater + ": from " + first + " to " + last);
        }
    }

    @Test
    void goesOnFromARestoredStateAsIfNothingHappened() {
        EncoderConfig config = config(Cell.LSTM, new DropoutRates(0.3, 0.3, 0.3));
        try (SentimentNetwork whole = network(config, adam(0.01), 2);
                SentimentNetwork resumed = network(config, adam(0.01), 2)) {
            for (int step = 0; step < 3; step++) {
                whole.fit(IDS, LABELS);
            }
            resumed.restore(whole.state());
            for (int step = 0; step < 3; step++) {
                assertEquals(whole.fit(IDS, LABELS), resumed.fit(IDS, LABELS));
            }
            assertArrayEquals(whole.state().parameters(), resumed.state().parameters());
            assertArrayEquals(whole.state().embedding(), resumed.state().embedding());
            assertArrayEquals(whole.state().updaterState(), resumed.state().updaterState());
        }
    }

    @Test
    void refusesTheStateOfAnotherNetwork() {
        try (SentimentNetwork lstm = network(config(Cell.LSTM, DropoutRates.NONE), adam(0.01), 1);
                SentimentNetwork gru = network(config(Cell.GRU, DropoutRates.NONE), adam(0.01), 1)) {
            assertThrows(IllegalArgumentException.class, () -> gru.restore(lstm.state()));
        }
    }

    @Test
    void frozenEmbeddingsStay() {
        EncoderConfig frozen = new EncoderConfig(Cell.LSTM, 7, 1, true, Pooling.MEAN, false, DropoutRates.NONE);
        try (SentimentNetwork network = network(frozen, adam(0.01), 1)) {
            float[] before = network.state().embedding();
            network.fit(IDS, LABELS);
            assertArrayEquals(before, network.state().embedding());
        }
    }

    @Test
    void frozenEmbeddingsChangeNothingElse() {
        EncoderConfig learning = new EncoderConfig(Cell.GRU, 7, 2, true, Pooling.MEAN, true, DropoutRates.NONE);
        EncoderConfig frozen = new EncoderConfig(Cell.GRU, 7, 2, true, Pooling.MEAN, false, DropoutRates.NONE);
        try (SentimentNetwork one = network(learning, adam(0.01), 2);
                SentimentNetwork two = network(frozen, adam(0.01), 2)) {
            assertEquals(one.fit(IDS, LABELS), two.fit(IDS, LABELS));
            assertArrayEquals(one.state().parameters(), two.state().parameters());
            assertEquals(0, two.state().embeddingMoments().length);
        }
    }

    @Test
    void embeddingsLearnAtARateOfTheirOwnOnTheSameSchedule() {
        OptimizerConfig optimizer = new OptimizerConfig(Updater.SGD, 0.5, 0.01, Schedule.LINEAR, 0, 0, 0, 0, 0);
        try (SentimentNetwork network = network(config(Cell.LSTM, DropoutRates.NONE), optimizer, 1)) {
            float[] before = network.state().embedding();
            network.fit(new int[][] {{4}}, new int[] {1});
            float[] after = network.state().embedding();
            // Adam's first step is the rate itself, whatever the gradient.
            for (int j = 4 * SIZE; j < 5 * SIZE; j++) {
                assertEquals(0.01, Math.abs(after[j] - before[j]), 1e-5);
            }
        }
        OptimizerConfig still = new OptimizerConfig(Updater.SGD, 0.5, 0, Schedule.LINEAR, 0, 0, 0, 0, 0);
        try (SentimentNetwork network = network(config(Cell.LSTM, DropoutRates.NONE), still, 1)) {
            float[] before = network.state().embedding();
            network.fit(IDS, LABELS);
            assertArrayEquals(before, network.state().embedding());
        }
    }

    @Test
    void onlyTouchedEmbeddingRowsMove() {
        try (SentimentNetwork network = network(config(Cell.LSTM, DropoutRates.NONE), adam(0.01), 2)) {
            float[] before = network.state().embedding();
            network.fit(new int[][] {{4, 7, 4}, {9}}, new int[] {0, 1});
            float[] after = network.state().embedding();
            for (int row = 0; row < VOCABULARY; row++) {
                boolean moved =
                        !Arrays.equals(before, row * SIZE, (row + 1) * SIZE, after, row * SIZE, (row + 1) * SIZE);
                assertEquals(row == 4 || row == 7 || row == 9, moved, "row " + row);
            }
        }
    }

    @Test
    void aStepIsTheMeanGradientTimesTheRate() {
        OptimizerConfig sgd = new OptimizerConfig(Updater.SGD, 0.5, 0.5, Schedule.CONSTANT, 0, 0, 0, 0, 0);
        int[][] twice = {IDS[0], IDS[1], IDS[0], IDS[1]};
        try (SentimentNetwork one = network(config(Cell.LSTM, DropoutRates.NONE), sgd, 1);
                SentimentNetwork two = network(config(Cell.LSTM, DropoutRates.NONE), sgd, 1)) {
            one.fit(new int[][] {IDS[0], IDS[1]}, new int[] {0, 1});
            two.fit(twice, new int[] {0, 1, 0, 1});
            assertArrayEquals(one.state().parameters(), two.state().parameters(), 1e-6f);
        }
    }

    @Test
    void aScaledLearningRateScalesEveryUpdate() {
        OptimizerConfig sgd = new OptimizerConfig(Updater.SGD, 0.4, 0.4, Schedule.PLATEAU, 0, 0, 0, 0, 0);
        try (SentimentNetwork full = network(config(Cell.LSTM, DropoutRates.NONE), sgd, 1);
                SentimentNetwork half = network(config(Cell.LSTM, DropoutRates.NONE), sgd, 1)) {
            NetworkState before = full.state();
            half.scaleLearningRate(0.5);
            full.fit(IDS, LABELS);
            half.fit(IDS, LABELS);
            assertArrayEquals(
                    middle(before.parameters(), full.state().parameters()),
                    half.state().parameters(),
                    1e-6f);
            assertArrayEquals(
                    middle(before.embedding(), full.state().embedding()),
                    half.state().embedding(),
                    1e-6f);
            assertEquals(0.2, half.learningRate(), 1e-12);
        }
    }

    private static float[] middle(float[] one, float[] other) {
        float[] middle = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            middle[i] = (one[i] + other[i]) / 2;
        }
        return middle;
    }

    @Test
    void labelSmoothingIsTheCrossEntropyWithBothLabels() {
        int[][] one = {IDS[0]};
        double plain;
        double other;
        try (SentimentNetwork network = network(config(Cell.LSTM, DropoutRates.NONE), adam(0), 1)) {
            plain = network.fit(one, new int[] {0});
            other = network.fit(one, new int[] {1});
            assertEquals(-Math.log(network.predictor().predict(one)[0]), other, 1e-5);
        }
        OptimizerConfig smoothing = new OptimizerConfig(Updater.ADAM, 0, 0, Schedule.CONSTANT, 0, 0, 0.2, 0, 1);
        try (SentimentNetwork network = network(config(Cell.LSTM, DropoutRates.NONE), smoothing, 1)) {
            assertEquals(0.9 * plain + 0.1 * other, network.fit(one, new int[] {0}), 1e-6);
            assertEquals(0.9 * other + 0.1 * plain, network.fit(one, new int[] {1}), 1e-6);
        }
    }

    @Test
    void theAveragedWeightsAreScoredAndTheirMeanWeighsByAge() {
        EncoderConfig config = config(Cell.LSTM, new DropoutRates(0.3, 0.3, 0.3));
        OptimizerConfig averaging = new OptimizerConfig(Updater.ADAM, 0.01, 0.01, Schedule.CONSTANT, 0, 0.5, 0, 0, 1);
        try (SentimentNetwork network = network(config, averaging, 1);
                SentimentNetwork plain = network(config, adam(0.01), 1)) {
            double[] weights = {1.0 / 7, 2.0 / 7, 4.0 / 7};
            float[] parameters = new float[plain.state().parameters().length];
            float[] embedding = new float[VOCABULARY * SIZE];
            for (double weight : weights) {
                assertEquals(plain.fit(IDS, LABELS), network.fit(IDS, LABELS), "averaging changes no step");
                addTo(parameters, plain.state().parameters(), weight);
                addTo(embedding, plain.state().embedding(), weight);
            }
            assertArrayEquals(plain.state().parameters(), network.state().parameters());
            assertArrayEquals(parameters, network.state().scoringParameters(), 1e-6f);
            assertArrayEquals(embedding, network.state().scoringEmbedding(), 1e-6f);
            double[] expected = new Predictor(network.shape(), parameters, embedding).predict(IDS);
            assertArrayEquals(expected, network.predictor().predict(IDS), 1e-5);
            assertArrayEquals(plain.state().embedding(), plain.state().scoringEmbedding());
        }
    }

    @Test
    void frozenEmbeddingsAreNotAveraged() {
        EncoderConfig frozen = new EncoderConfig(Cell.LSTM, 7, 1, true, Pooling.MEAN, false, DropoutRates.NONE);
        OptimizerConfig averaging = new OptimizerConfig(Updater.ADAM, 0.01, 0.01, Schedule.CONSTANT, 0, 0.5, 0, 0, 1);
        try (SentimentNetwork network = network(frozen, averaging, 1)) {
            network.fit(IDS, LABELS);
            network.fit(IDS, LABELS);
            NetworkState state = network.state();
            assertEquals(state.parameters().length, state.average().length);
            assertArrayEquals(state.embedding(), state.scoringEmbedding());
        }
    }

    private static void addTo(float[] sum, float[] values, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (weight * values[i]);
        }
    }
}
