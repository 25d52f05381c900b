package sentiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.fused.FusedEngine;

/** A packed batch gives the review vectors of a padded and masked one. */
class PackedEqualsPaddedTest {
    private static final int VOCABULARY = 50;
    private static final int SIZE = 10;
    private static final int HIDDEN = 21;

    static Stream<EncoderShape> encoders() {
        return Encoders.all(SIZE, HIDDEN).filter(shape -> shape.pooling() != Pooling.ATTENTION);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void packedEqualsPaddedAndMasked(EncoderShape shape) {
        Random random = new Random(12);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5);
        int[][] ids = Encoders.batch(random, VOCABULARY, 4, 1, 17, 9, 9, 2, 17, 30);
        double[][] expected = new PaddedReference(shape, parameters, table).encode(ids);
        try (SequenceEngine engine = new FusedEngine(shape, table, 2)) {
            INDArray actual = engine.forward(Nd4j.createFromArray(parameters), ids, DropoutMasks.NONE);
            for (int b = 0; b < ids.length; b++) {
                for (int j = 0; j < shape.outputSize(); j++) {
                    assertEquals(expected[b][j], actual.getDouble(b, j), 2e-5, "review " + b + ", unit " + j);
                }
            }
        }
    }
}
