package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/** A move of the word vectors goes where it is meant to: a random encoder, its margin a weighted sum of review vectors. */
class PerturbationTest {
    private static final int VOCABULARY = 20;
    private static final int SIZE = 4;
    private static final EncoderShape SHAPE = new EncoderShape(Cell.LSTM, SIZE, 6, 1, true, Pooling.MEAN);
    private static final DropoutMasks MASKS = new DropoutMasks(new DropoutRates(0.4, 0, 0.3), 3);
    private static final double[] ONES = {1, 1, 1, 1};

    private final Random random = new Random(1);
    private final float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 2);
    private final INDArray parameters = Nd4j.createFromArray(
            Encoders.uniform(random, ParameterLayout.of(SHAPE).size(), 1));
    private final int[][] ids = Encoders.batch(random, VOCABULARY, 3, 1, 8, 5);
    private final float[] head = Encoders.uniform(random, SHAPE.outputSize(), 3);
    private final double[] variance = Perturbation.columnVariance(table, SIZE, ids);
    private final SequenceEngine engine = NdArrayEngine.over(SHAPE, table);

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void uphillRaisesTheLossMoreThanAnyRandomMoveOfTheSameSize() {
        double epsilon = 0.05;
        double[] before = loss(margins(null));
        TokenVectors gradient = gradient(m -> MarginHead.sigmoid(m) - 1, null);
        double[] uphill = loss(margins(Perturbation.of(ids, gradient, ONES, epsilon, variance)));
        double[] downhill =
                loss(margins(Perturbation.of(ids, gradient, new double[] {-1, -1, -1, -1}, epsilon, variance)));
        for (int trial = 0; trial < 50; trial++) {
            double[] other = loss(margins(randomMove(epsilon)));
            for (int b = 0; b < ids.length; b++) {
                assertTrue(uphill[b] > before[b] && before[b] > downhill[b], "review " + b);
                assertTrue(uphill[b] > other[b], "review " + b + ": " + other[b] + " above " + uphill[b]);
            }
        }
    }

    @Test
    void everyReviewMovesByEpsilonStandardDeviations() {
        TokenVectors gradient = gradient(m -> MarginHead.sigmoid(m) - 1, null);
        TokenVectors moves = Perturbation.of(ids, gradient, ONES, 3, variance);
        for (int b = 0; b < ids.length; b++) {
            double sum = 0;
            for (int i = 0; i < moves.of(b).length; i++) {
                sum += moves.of(b)[i] * moves.of(b)[i] / variance[i % SIZE];
            }
            assertEquals(3, Math.sqrt(sum), 1e-5);
        }
    }

    @Test
    void aReviewWithoutAGradientStays() {
        TokenVectors moves = Perturbation.of(ids, new TokenVectors(ids, SIZE), ONES, 3, variance);
        for (int b = 0; b < ids.length; b++) {
            assertArrayEquals(new float[ids[b].length * SIZE], moves.of(b));
        }
    }

    @Test
    void largerVectorsEscapeNothing() {
        float[] tenfold = new float[table.length];
        for (int i = 0; i < table.length; i++) {
            tenfold[i] = 10 * table[i] + 3;
        }
        double[] larger = Perturbation.columnVariance(tenfold, SIZE, ids);
        for (int j = 0; j < SIZE; j++) {
            assertEquals(100 * variance[j], larger[j], 1e-3);
        }
        TokenVectors gradient = gradient(m -> 1, null);
        TokenVectors smaller = new TokenVectors(ids, SIZE);
        for (int b = 0; b < ids.length; b++) {
            for (int i = 0; i < gradient.of(b).length; i++) {
                // By vectors ten times as large, a tenth of the gradient.
                smaller.of(b)[i] = gradient.of(b)[i] / 10;
            }
            float[] moved = Perturbation.of(ids, gradient, ONES, 2, variance).of(b);
            float[] movedLarger = Perturbation.of(ids, smaller, ONES, 2, larger).of(b);
            for (int i = 0; i < moved.length; i++) {
                assertEquals(10 * moved[i], movedLarger[i], 1e-4);
            }
        }
    }

    /** The paper's power iteration: a random step ξd, the divergence's gradient there. It finds ± the margin's gradient. */
    @Test
    void theVirtualAdversarialDirectionIsThatOfFiniteDifferences() {
        double[] clean = margins(null);
        TokenVectors exact = gradient(m -> 1, null);
        TokenVectors step = randomMove(1e-2);
        double[] moved = margins(step);
        TokenVectors iterated = new TokenVectors(ids, SIZE);
        double[] slopes = new double[ids.length];
        for (int b = 0; b < ids.length; b++) {
            slopes[b] = MarginHead.sigmoid(moved[b]) - MarginHead.sigmoid(clean[b]);
        }
        backward(slopes, iterated);
        for (int b = 0; b < ids.length; b++) {
            assertEquals(1, Math.abs(cosine(exact.of(b), iterated.of(b))), 1e-3, "review " + b);
        }
    }

    private double[] margins(TokenVectors moves) {
        float[] vectors =
                engine.forward(parameters, ids, MASKS, moves).dup('c').data().asFloat();
        double[] margins = new double[ids.length];
        for (int i = 0; i < vectors.length; i++) {
            margins[i / head.length] += vectors[i] * head[i % head.length];
        }
        return margins;
    }

    private TokenVectors gradient(DoubleUnaryOperator slope, TokenVectors moves) {
        TokenVectors gradient = new TokenVectors(ids, SIZE);
        backward(Arrays.stream(margins(moves)).map(slope).toArray(), gradient);
        return gradient;
    }

    /** Of the batch last encoded. */
    private void backward(double[] slopes, TokenVectors gradient) {
        float[] vectorGradient = new float[ids.length * head.length];
        for (int i = 0; i < vectorGradient.length; i++) {
            vectorGradient[i] = (float) slopes[i / head.length] * head[i % head.length];
        }
        engine.backward(
                Nd4j.createFromArray(vectorGradient).reshape(ids.length, head.length),
                parameters.like(),
                null,
                gradient);
    }

    /** Cross-entropy of each review, were it positive. */
    private static double[] loss(double[] margins) {
        return Arrays.stream(margins).map(m -> Math.log1p(Math.exp(-m))).toArray();
    }

    private TokenVectors randomMove(double epsilon) {
        TokenVectors direction = new TokenVectors(ids, SIZE);
        for (int b = 0; b < ids.length; b++) {
            for (int i = 0; i < direction.of(b).length; i++) {
                direction.of(b)[i] = (float) (random.nextGaussian() / Math.sqrt(variance[i % SIZE]));
            }
        }
        return Perturbation.of(ids, direction, ONES, epsilon, variance);
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
