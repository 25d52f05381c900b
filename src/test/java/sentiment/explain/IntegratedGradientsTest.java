package sentiment.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sentiment.network.Predictor;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

class IntegratedGradientsTest {
    private static final int SIZE = 6;

    static Stream<EncoderShape> encoders() {
        return Encoders.all(SIZE, 8);
    }

    private static IntegratedGradients gradients(EncoderShape shape, float[] baseline) {
        int size = ParameterLayout.of(shape).size() + 2 * shape.outputSize() + 2;
        Predictor predictor = new Predictor(shape, Encoders.uniform(new Random(3), size, 0.8), new float[10 * SIZE]);
        return new IntegratedGradients(predictor.logitGradient(), baseline);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void theWordsWeightsAddUpToTheDifferenceOfTheLogits(EncoderShape shape) {
        IntegratedGradients gradients = gradients(shape, new float[SIZE]);
        for (int length : new int[] {1, 2, 9, 60}) {
            IntegratedGradients.Result result =
                    gradients.explain(Encoders.uniform(new Random(length), length * SIZE, 1));
            double difference = result.logit() - result.baseline();
            double allowed =
                    Math.max(IntegratedGradients.ROUNDING, IntegratedGradients.TOLERANCE * Math.abs(difference));
            assertEquals(length, result.weights().length);
            assertEquals(difference, Arrays.stream(result.weights()).sum(), allowed + 1e-9);
        }
    }

    /** An Elman network that drives whatever it has read apart, fivefold at each step: between its two answers is nothing. */
    @Test
    void theyAddUpWhereTheLogitJumps() {
        int length = 30;
        EncoderShape shape = new EncoderShape(Cell.RNN, 2, 1, 1, false, Pooling.LAST);
        // W [E, H], U [H, H], b [H]; then the output layer's weights and biases, negative before positive.
        float[] parameters = {0.375f, 0, 5, -0.1f, -1, 1, 0, 0};
        Predictor predictor = new Predictor(shape, parameters, new float[4]);
        float[] vectors = new float[2 * length];
        vectors[0] = 1;
        IntegratedGradients.Result result =
                new IntegratedGradients(predictor.logitGradient(), new float[2]).explain(vectors);
        double difference = result.logit() - result.baseline();
        assertEquals(4, difference, 1e-2);
        assertEquals(difference, result.weights()[0], IntegratedGradients.TOLERANCE * difference);
        assertEquals(0, Arrays.stream(result.weights()).skip(1).sum(), 1e-9);
        assertTrue(result.steps() < 500, "steps " + result.steps());
    }

    @Test
    void moreStepsAreTakenWhereTheyAreNeeded() {
        EncoderShape shape = new EncoderShape(Cell.LSTM, SIZE, 8, 2, true, Pooling.MAX);
        float[] vectors = Encoders.uniform(new Random(60), 60 * SIZE, 1);
        float[] near = vectors.clone();
        int easy = gradients(shape, Arrays.copyOf(near, SIZE))
                .explain(Arrays.copyOf(near, SIZE))
                .steps();
        int hard = gradients(shape, new float[SIZE]).explain(vectors).steps();
        assertEquals(17, easy, "of the baseline itself");
        assertTrue(hard > easy, "of a long text " + hard);
    }

    @Test
    void theBaselineItselfHasNoWeight() {
        EncoderShape shape = new EncoderShape(Cell.GRU, SIZE, 8, 1, true, Pooling.MEAN);
        float[] baseline = Encoders.uniform(new Random(5), SIZE, 1);
        float[] vectors = Encoders.uniform(new Random(6), 3 * SIZE, 1);
        System.arraycopy(baseline, 0, vectors, SIZE, SIZE);
        double[] weights = gradients(shape, baseline).explain(vectors).weights();
        assertArrayEquals(new double[] {0}, Arrays.copyOfRange(weights, 1, 2));
    }
}
