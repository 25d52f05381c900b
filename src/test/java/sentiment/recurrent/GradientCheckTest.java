package sentiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ndarray.NdArrayEngine;

/**
 * Backpropagation through time against central finite differences in double precision: every weight array, all its values
 * at once, along a random direction.
 */
class GradientCheckTest {
    private static final int VOCABULARY = 9;
    private static final int SIZE = 3;
    private static final double STEP = 1e-6;

    static Stream<EncoderShape> encoders() {
        return Encoders.all(SIZE, 3);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void gradientsEqualFiniteDifferences(EncoderShape shape) {
        Random random = new Random(7);
        INDArray table = doubles(random, VOCABULARY, SIZE);
        INDArray parameters = doubles(random, 1, ParameterLayout.of(shape).size());
        int[][] ids = Encoders.batch(random, VOCABULARY, 3, 1, 5, 2, 5);
        INDArray weights = doubles(random, ids.length, shape.outputSize());
        DropoutMasks masks = new DropoutMasks(new DropoutRates(0.2, 0.3, 0.3), 11);
        try (NdArrayEngine engine = new NdArrayEngine(shape, table::getRows)) {
            DoubleSupplier loss = () -> engine.forward(parameters, ids, masks)
                    .mul(weights)
                    .sumNumber()
                    .doubleValue();
            INDArray gradient = parameters.like();
            EmbeddingGradient embeddingGradient = new EmbeddingGradient(VOCABULARY, SIZE);
            engine.forward(parameters, ids, masks);
            engine.backward(weights, gradient, embeddingGradient);

            for (Block block : ParameterLayout.of(shape).blocks()) {
                INDArray direction = parameters.like();
                INDArray values = doubles(random, 1, block.size());
                direction
                        .get(all(), interval(block.offset(), block.offset() + block.size()))
                        .assign(values);
                double expected = slope(parameters, direction, loss);
                double tolerance = 1e-7 * Math.max(1, Math.abs(expected));
                assertEquals(expected, dot(gradient, direction), tolerance, block.name());
            }
            INDArray dense = Nd4j.zeros(DataType.DOUBLE, VOCABULARY, SIZE);
            for (int i = 0; i < embeddingGradient.size(); i++) {
                for (int j = 0; j < SIZE; j++) {
                    dense.putScalar(
                            embeddingGradient.row(i), j, embeddingGradient.values()[i * SIZE + j]);
                }
            }
            INDArray direction = doubles(random, VOCABULARY, SIZE);
            assertEquals(slope(table, direction, loss), dot(dense, direction), 1e-5, "embedding");
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void theGradientByWhatIsReadEqualsFiniteDifferences(EncoderShape shape) {
        Random random = new Random(8);
        INDArray table = doubles(random, VOCABULARY, SIZE);
        INDArray parameters = doubles(random, 1, ParameterLayout.of(shape).size());
        int[][] ids = Encoders.batch(random, VOCABULARY, 3, 1, 5, 2, 5);
        INDArray weights = doubles(random, ids.length, shape.outputSize());
        DropoutMasks masks = new DropoutMasks(new DropoutRates(0.2, 0.3, 0.3), 11);
        try (NdArrayEngine engine = new NdArrayEngine(shape, table::getRows)) {
            TokenVectors gradient = new TokenVectors(ids, SIZE);
            engine.forward(parameters, ids, masks);
            engine.backward(weights, parameters.like(), null, gradient);
            // A power of two: perturbations are floats.
            float step = 0x1p-12f;
            TokenVectors above = new TokenVectors(ids, SIZE);
            TokenVectors below = new TokenVectors(ids, SIZE);
            double expected = 0;
            for (int b = 0; b < ids.length; b++) {
                for (int i = 0; i < ids[b].length * SIZE; i++) {
                    float direction = random.nextInt(-8, 9) / 8f;
                    above.of(b)[i] = step * direction;
                    below.of(b)[i] = -step * direction;
                    expected += gradient.of(b)[i] * direction;
                }
            }
            double slope = (loss(engine, parameters, ids, masks, above, weights)
                            - loss(engine, parameters, ids, masks, below, weights))
                    / (2 * step);
            assertEquals(expected, slope, 1e-4 * Math.max(1, Math.abs(expected)));
        }
    }

    private static double loss(
            NdArrayEngine engine,
            INDArray parameters,
            int[][] ids,
            DropoutMasks masks,
            TokenVectors perturbation,
            INDArray weights) {
        return dot(engine.forward(parameters, ids, masks, perturbation), weights);
    }

    /** The derivative of the loss along a direction: a wrong entry of the gradient shows in any random one. */
    private static double slope(INDArray values, INDArray direction, DoubleSupplier loss) {
        INDArray before = values.dup();
        values.addi(direction.mul(STEP));
        double above = loss.getAsDouble();
        values.assign(before).subi(direction.mul(STEP));
        double below = loss.getAsDouble();
        values.assign(before);
        return (above - below) / (2 * STEP);
    }

    private static double dot(INDArray a, INDArray b) {
        return a.mul(b).sumNumber().doubleValue();
    }

    private static INDArray doubles(Random random, int rows, int columns) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = random.doubles(columns, -1, 1).toArray();
        }
        return Nd4j.create(values);
    }
}
