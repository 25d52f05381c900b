package sentiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Backpropagation through time against central finite differences in double precision. */
class GradientCheckTest {
    private static final int VOCABULARY = 6;
    private static final int SIZE = 3;
    private static final double STEP = 1e-6;
    /** How many values of each weight array are checked; no array has fewer. */
    private static final int ENTRIES = 3;

    static Stream<EncoderShape> encoders() {
        // Two layers of one direction run no code that these do not, and the checks take their time.
        return Encoders.all(SIZE, 3).filter(shape -> shape.layers() == 1 || shape.bidirectional());
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void gradientsEqualFiniteDifferences(EncoderShape shape) {
        Random random = new Random(7);
        INDArray table = doubles(random, VOCABULARY, SIZE);
        INDArray parameters = doubles(random, 1, ParameterLayout.of(shape).size());
        int[][] ids = Encoders.batch(random, VOCABULARY, 3, 1, 3);
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
                random.ints(0, block.size()).distinct().limit(ENTRIES).forEach(entry -> {
                    int i = block.offset() + entry;
                    double expected = difference(parameters, 0, i, loss);
                    double tolerance = 1e-7 * Math.max(1, Math.abs(expected));
                    assertEquals(expected, gradient.getDouble(i), tolerance, block.name() + " " + entry);
                });
            }
            INDArray dense = Nd4j.zeros(DataType.DOUBLE, VOCABULARY, SIZE);
            for (int i = 0; i < embeddingGradient.size(); i++) {
                for (int j = 0; j < SIZE; j++) {
                    dense.putScalar(
                            embeddingGradient.row(i), j, embeddingGradient.values()[i * SIZE + j]);
                }
            }
            for (int row = 0; row < VOCABULARY; row++) {
                int column = row % SIZE;
                double expected = difference(table, row, column, loss);
                assertEquals(expected, dense.getDouble(row, column), 1e-5, "embedding " + row);
            }
        }
    }

    private static double difference(INDArray values, int row, int column, DoubleSupplier loss) {
        double value = values.getDouble(row, column);
        values.putScalar(row, column, value + STEP);
        double above = loss.getAsDouble();
        values.putScalar(row, column, value - STEP);
        double below = loss.getAsDouble();
        values.putScalar(row, column, value);
        return (above - below) / (2 * STEP);
    }

    private static INDArray doubles(Random random, int rows, int columns) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = random.doubles(columns, -1, 1).toArray();
        }
        return Nd4j.create(values);
    }
}
