package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.batch.UnlabelledReviews;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;
import sentiment.recurrent.ndarray.NdArrayEngine;

/** What adversarial, virtual adversarial and entropy losses do to a network's steps. */
class AuxiliaryLossesTest {
    private static final int VOCABULARY = 30;
    private static final int SIZE = 6;
    private static final int[][] IDS = Encoders.batch(new Random(2), VOCABULARY, 3, 9, 1, 12, 5, 7, 2, 9);
    private static final int[] LABELS = {0, 1, 1, 0, 1, 0, 0, 1};
    private static final double[] TEACHER = {0.9, 0.1, 0.75, 0.4, 0.02, 0.6};
    private static final UnlabelledReviews UNLABELLED =
            new UnlabelledReviews(Encoders.batch(new Random(3), VOCABULARY, 4, 8, 3, 11, 6, 6), TEACHER);
    private static final UnlabelledConfig ALL = unlabelled(1, 0.5, 0.5, 0.5);
    /** Nothing but the rate between gradient and step. */
    private static final OptimizerConfig SGD =
            new OptimizerConfig(Updater.SGD, 0.5, 0, Schedule.CONSTANT, 0, 0, 0, 0, 0);

    private static final OptimizerConfig ADAM =
            new OptimizerConfig(Updater.ADAM, 0.02, 0.02, Schedule.CONSTANT, 0, 0, 0, 0, 1);

    private static UnlabelledConfig unlabelled(double virtual, double epsilon, double entropy, double teacher) {
        return new UnlabelledConfig(virtual, epsilon, entropy, "teacher", teacher, 1, 0);
    }

    private static SentimentNetwork network(OptimizerConfig optimizer, DropoutRates dropout, boolean learns) {
        EncoderConfig config = new EncoderConfig(Cell.LSTM, 7, 1, true, Pooling.MAX, learns, dropout);
        float[] embedding = Encoders.uniform(new Random(1), VOCABULARY * SIZE, 1);
        return new SentimentNetwork(config, optimizer, embedding, SIZE, 100, 2, 5);
    }

    private static SentimentNetwork network(
            OptimizerConfig optimizer, AdversarialConfig adversarial, UnlabelledConfig unlabelled) {
        SentimentNetwork network = network(optimizer, new DropoutRates(0.2, 0, 0.2), true);
        network.addLosses(adversarial, unlabelled);
        return network;
    }

    /** The weights' change at the first step. */
    private static float[] step(AdversarialConfig adversarial, UnlabelledConfig unlabelled, UnlabelledReviews reviews) {
        try (SentimentNetwork network = network(SGD, adversarial, unlabelled)) {
            float[] before = network.state().parameters();
            network.fit(IDS, LABELS, reviews);
            float[] after = network.state().parameters();
            for (int i = 0; i < after.length; i++) {
                after[i] -= before[i];
            }
            return after;
        }
    }

    @Test
    void movedByAlmostNothingAReviewIsLearnedTwice() {
        float[] plain = step(AdversarialConfig.OFF, UnlabelledConfig.OFF, UnlabelledReviews.NONE);
        float[] both = step(new AdversarialConfig(1, 1e-6), UnlabelledConfig.OFF, UnlabelledReviews.NONE);
        for (int i = 0; i < plain.length; i++) {
            assertEquals(2 * plain[i], both[i], 1e-5);
        }
    }

    @Test
    void movedByAlmostNothingAPredictionDoesNotDiverge() {
        float[] plain = step(AdversarialConfig.OFF, UnlabelledConfig.OFF, UnlabelledReviews.NONE);
        assertArrayEquals(plain, step(AdversarialConfig.OFF, unlabelled(1, 1e-6, 0, 0), UNLABELLED), 1e-5f);
        assertFalse(Arrays.equals(plain, step(AdversarialConfig.OFF, unlabelled(1, 1, 0, 0), UNLABELLED)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0", "0, 1, 0, 0", "0, 0, 1, 0", "0, 0, 0, 1"})
    void aLossWithoutWeightOrSizeChangesNoBit(double weight, double epsilon, double virtual, double distance) {
        float[] plain = step(AdversarialConfig.OFF, UnlabelledConfig.OFF, UnlabelledReviews.NONE);
        assertArrayEquals(
                plain, step(new AdversarialConfig(weight, epsilon), unlabelled(virtual, distance, 0, 0), UNLABELLED));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "0.5, 2"})
    void theGradientOnUnlabelledReviewsIsThatOfFiniteDifferences(double entropy, double teacher) {
        UnlabelledConfig config = unlabelled(0, 0, entropy, teacher);
        try (SentimentNetwork network = network(SGD, DropoutRates.NONE, true);
                SentimentNetwork plain = network(SGD, DropoutRates.NONE, true)) {
            network.addLosses(AdversarialConfig.OFF, config);
            NetworkState before = network.state();
            network.fit(IDS, LABELS, UNLABELLED);
            plain.fit(IDS, LABELS);
            // What these losses alone added to the step, and how they go along it.
            float[] gradient = plain.state().parameters();
            double square = 0;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (gradient[i] - network.state().parameters()[i]) / 0.5f;
                square += gradient[i] * gradient[i];
            }
            float h = (float) (0.01 / Math.sqrt(square));
            double slope = (loss(network, config, before, gradient, h) - loss(network, config, before, gradient, -h))
                    / (2 * h);
            assertEquals(square, slope, 0.02 * square);
        }
    }

    /** The mean loss of the unlabelled reviews, with weights that are moved by h along a direction. */
    private static double loss(
            SentimentNetwork network, UnlabelledConfig config, NetworkState state, float[] direction, float h) {
        float[] moved = state.parameters().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += h * direction[i];
        }
        network.restore(new NetworkState(
                moved,
                state.updaterState(),
                state.embedding(),
                state.embeddingMoments(),
                state.average(),
                state.step()));
        double[] probabilities = network.predictor().predict(UNLABELLED.ids());
        return IntStream.range(0, TEACHER.length)
                .mapToDouble(b -> config.entropyWeight() * crossEntropy(probabilities[b], probabilities[b])
                        + config.teacherWeight() * crossEntropy(TEACHER[b], probabilities[b]))
                .average()
                .orElseThrow();
    }

    private static double crossEntropy(double target, double probability) {
        return -target * Math.log(probability) - (1 - target) * Math.log(1 - probability);
    }

    @Test
    void aReviewIsMovedTheSameWayWhateverItsTeacherSays() {
        float[] untaught = step(AdversarialConfig.OFF, unlabelled(1, 1, 0, 0), UNLABELLED);
        float[] hardlyTaught = step(AdversarialConfig.OFF, unlabelled(1, 1, 0, 1e-6), UNLABELLED);
        assertArrayEquals(untaught, hardlyTaught, 1e-5f);
    }

    @Test
    void whatATeacherSaysIsLearnedAsItIs() {
        try (SentimentNetwork network = network(ADAM, DropoutRates.NONE, true)) {
            network.addLosses(AdversarialConfig.OFF, unlabelled(0, 0, 0, 1));
            for (int step = 0; step < 150; step++) {
                network.fit(IDS, LABELS, UNLABELLED);
            }
            assertArrayEquals(TEACHER, network.predictor().predict(UNLABELLED.ids()), 0.05);
        }
    }

    @Test
    void labelsAreLearnedByHeartBesideAllOfThem() {
        try (SentimentNetwork network = network(ADAM, DropoutRates.NONE, true)) {
            network.addLosses(new AdversarialConfig(1, 0.5), ALL);
            for (int step = 0; step < 100; step++) {
                network.fit(IDS, LABELS, UNLABELLED);
            }
            double[] probabilities = network.predictor().predict(IDS);
            for (int b = 0; b < IDS.length; b++) {
                assertEquals(LABELS[b], probabilities[b], 0.2);
            }
        }
    }

    @Test
    void aNetworkThatLearnedFromMovedReviewsIsHurtLessByThem() {
        double plain = lossOfMoved(AdversarialConfig.OFF, UnlabelledConfig.OFF);
        double adversarial = lossOfMoved(new AdversarialConfig(1, 2), UnlabelledConfig.OFF);
        double virtual = lossOfMoved(AdversarialConfig.OFF, unlabelled(1, 2, 0, 0));
        assertTrue(adversarial < plain, adversarial + " after adversarial training, " + plain + " without");
        assertTrue(virtual < plain, virtual + " after virtual adversarial training, " + plain + " without");
    }

    /** The mean cross-entropy of the labels where each review is moved against its own, after 60 steps of training. */
    private static double lossOfMoved(AdversarialConfig adversarial, UnlabelledConfig unlabelled) {
        try (SentimentNetwork network = network(ADAM, DropoutRates.NONE, true)) {
            network.addLosses(adversarial, unlabelled);
            for (int step = 0; step < 60; step++) {
                network.fit(IDS, LABELS, UNLABELLED);
            }
            return lossOfMoved(network.shape(), network.state());
        }
    }

    private static double lossOfMoved(EncoderShape shape, NetworkState state) {
        int encoderSize = ParameterLayout.of(shape).size();
        int size = shape.outputSize();
        float[] all = state.parameters();
        INDArray parameters = Nd4j.createFromArray(Arrays.copyOf(all, encoderSize));
        // The output layer's weights lie by class, the biases last.
        double[] weights = new double[size];
        Arrays.setAll(weights, j -> all[encoderSize + size + j] - all[encoderSize + j]);
        MarginHead head = new MarginHead(weights, all[encoderSize + 2 * size + 1] - all[encoderSize + 2 * size]);
        try (SequenceEngine engine = NdArrayEngine.over(shape, state.embedding())) {
            double[] slopes = head.probabilities(engine.forward(parameters, IDS, DropoutMasks.NONE));
            Arrays.setAll(slopes, b -> slopes[b] - LABELS[b]);
            TokenVectors gradient = new TokenVectors(IDS, SIZE);
            engine.backward(head.spread(slopes), parameters.like(), null, gradient);
            double[] uphill = new double[IDS.length];
            Arrays.fill(uphill, 1);
            double[] variance = Perturbation.columnVariance(state.embedding(), SIZE, IDS);
            TokenVectors moves = Perturbation.of(IDS, gradient, uphill, 1, variance);
            double[] moved = head.probabilities(engine.forward(parameters, IDS, DropoutMasks.NONE, moves));
            return IntStream.range(0, IDS.length)
                    .mapToDouble(b -> -Math.log(LABELS[b] == 1 ? moved[b] : 1 - moved[b]))
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void goesOnFromARestoredStateAsIfNothingHappened() {
        AdversarialConfig adversarial = new AdversarialConfig(1, 0.5);
        try (SentimentNetwork whole = network(ADAM, adversarial, ALL);
                SentimentNetwork resumed = network(ADAM, adversarial, ALL)) {
            for (int step = 0; step < 3; step++) {
                whole.fit(IDS, LABELS, UNLABELLED);
            }
            resumed.restore(whole.state());
            for (int step = 0; step < 3; step++) {
                assertEquals(whole.fit(IDS, LABELS, UNLABELLED), resumed.fit(IDS, LABELS, UNLABELLED));
            }
            assertArrayEquals(whole.state().parameters(), resumed.state().parameters());
            assertArrayEquals(whole.state().embedding(), resumed.state().embedding());
        }
    }

    @Test
    void frozenWordVectorsAreMovedButDoNotLearn() {
        try (SentimentNetwork network = network(ADAM, DropoutRates.NONE, false);
                SentimentNetwork plain = network(ADAM, DropoutRates.NONE, false)) {
            network.addLosses(new AdversarialConfig(1, 0.5), ALL);
            NetworkState before = network.state();
            network.fit(IDS, LABELS, UNLABELLED);
            plain.fit(IDS, LABELS);
            assertArrayEquals(before.embedding(), network.state().embedding());
            assertFalse(
                    Arrays.equals(plain.state().parameters(), network.state().parameters()));
        }
    }
}
