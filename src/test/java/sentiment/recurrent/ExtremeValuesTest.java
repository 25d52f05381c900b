package sentiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.ParameterLayout.Kind;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.recurrent.ndarray.NdArrayEngine;

/** Word vectors far outside what training gives neither stop an encoder nor reach its outputs as NaN or infinity. */
class ExtremeValuesTest {
    private static final int VOCABULARY = 50;
    private static final int SIZE = 10;
    private static final int HIDDEN = 21;
    private static final float HUGE = 1e4f;
    private static final int LONGEST = 200;
    /** Below the smallest normal float, 1.2e-38. */
    private static final float DENORMAL = 1e-40f;

    private record Result(float[] vectors, float[] gradient, float[] embedding) {}

    static Stream<EncoderShape> encoders() {
        return Encoders.all(SIZE, HIDDEN);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void hugeVectorsGiveFiniteOutputsAndGradients(EncoderShape shape) {
        float[] table = Encoders.uniform(new Random(1), VOCABULARY * SIZE, HUGE);
        for (int j = 0; j < SIZE; j++) {
            table[2 * SIZE + j] = HUGE;
            table[3 * SIZE + j] = -HUGE;
        }
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            for (SequenceEngine engine : new SequenceEngine[] {fused, plain}) {
                Result result = run(engine, shape, 1);
                assertBounded("vectors", 1 + 1e-6, result.vectors);
                assertBounded("weights' gradient", Float.MAX_VALUE, result.gradient);
                assertBounded("embedding's gradient", Float.MAX_VALUE, result.embedding);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void denormalVectorsGiveTheOutputsOfZeros(EncoderShape shape) {
        try (SequenceEngine tiny =
                        new FusedEngine(shape, Encoders.uniform(new Random(1), VOCABULARY * SIZE, DENORMAL), 2);
                SequenceEngine zero = new FusedEngine(shape, new float[VOCABULARY * SIZE], 2)) {
            float[] actual = run(tiny, shape, 1).vectors;
            float[] expected = run(zero, shape, 1).vectors;
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-6f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aDenormalGradientStaysTinyAllTheWay(EncoderShape shape) {
        float[] table = Encoders.uniform(new Random(1), VOCABULARY * SIZE, 1);
        try (SequenceEngine engine = new FusedEngine(shape, table, 2)) {
            Result result = run(engine, shape, DENORMAL);
            assertBounded("weights' gradient", 1e-36, result.gradient);
            assertBounded("embedding's gradient", 1e-36, result.embedding);
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aGradientThatFadesOnItsWayBackDoesNotEndInDenormals(EncoderShape shape) {
        Random random = new Random(3);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        int[][] ids = Encoders.batch(random, VOCABULARY, 900, 9, 300);
        INDArray parameters = Nd4j.createFromArray(
                Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.1));
        TokenVectors gradient = new TokenVectors(ids, SIZE);
        try (SequenceEngine engine = new FusedEngine(shape, table, 2)) {
            INDArray vectors = engine.forward(parameters, ids, DropoutMasks.NONE);
            INDArray vectorGradient = Nd4j.createFromArray(Encoders.uniform(random, (int) vectors.length(), 1))
                    .reshape(vectors.shape());
            engine.backward(vectorGradient, parameters.like(), new EmbeddingGradient(VOCABULARY, SIZE), gradient);
        }
        for (int b = 0; b < ids.length; b++) {
            assertNotDenormal("a token's gradient", gradient.of(b));
        }
        if (shape.pooling() == Pooling.LAST && !shape.bidirectional()) {
            assertBounded("the first token's gradient", 1e-20, Arrays.copyOf(gradient.of(0), SIZE));
        }
    }

    /** A first word, then words without a vector, so that a state only fades; its length decides how far. */
    @ParameterizedTest
    @EnumSource(Cell.class)
    void aStateThatFadesDoesNotEndInDenormals(Cell cell) {
        EncoderShape shape = new EncoderShape(cell, SIZE, HIDDEN, 1, false, Pooling.LAST);
        float[] table = new float[VOCABULARY * SIZE];
        Arrays.fill(table, 2 * SIZE, 3 * SIZE, 1f);
        int[][] ids = IntStream.rangeClosed(1, LONGEST).mapToObj(int[]::new).toArray(int[][]::new);
        for (int[] review : ids) {
            review[0] = 2;
        }
        ParameterLayout layout = ParameterLayout.of(shape);
        float[] parameters = Encoders.uniform(new Random(1), layout.size(), 0.1);
        Encoders.clear(layout, parameters, Kind.BIAS, Kind.RECURRENT_BIAS);
        try (SequenceEngine engine = new FusedEngine(shape, table, 2)) {
            float[] states = engine.forward(Nd4j.createFromArray(parameters), ids, DropoutMasks.NONE)
                    .data()
                    .asFloat();
            assertNotDenormal("a state", states);
            assertTrue(Math.abs(states[0]) > 1e-3, "the first state is " + states[0]);
            assertBounded("the last state", 1e-20, Arrays.copyOfRange(states, states.length - HIDDEN, states.length));
        }
    }

    private static Result run(SequenceEngine engine, EncoderShape shape, float gradientScale) {
        Random random = new Random(2);
        int[][] ids = Encoders.batch(random, VOCABULARY, 4, 1, 17, 9, 9, 2, 17, 30);
        // Both extreme words, beside each other and alone.
        ids[0] = new int[] {2, 3, 3, 2};
        ids[1] = new int[] {3};
        INDArray parameters = Nd4j.createFromArray(
                Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5));
        INDArray vectors = engine.forward(parameters, ids, DropoutMasks.NONE);
        INDArray vectorGradient = Nd4j.createFromArray(Encoders.uniform(random, (int) vectors.length(), gradientScale))
                .reshape(vectors.shape());
        INDArray gradient = parameters.like();
        EmbeddingGradient embedding = new EmbeddingGradient(VOCABULARY, SIZE);
        engine.backward(vectorGradient, gradient, embedding);
        return new Result(
                vectors.dup('c').data().asFloat(), gradient.dup('c').data().asFloat(), embedding.values());
    }

    private static void assertNotDenormal(String what, float[] values) {
        for (float value : values) {
            assertTrue(value == 0 || Math.abs(value) >= Float.MIN_NORMAL, what + " holds " + value);
        }
    }

    /** NaN fails too. */
    private static void assertBounded(String what, double bound, float[] values) {
        for (float value : values) {
            assertTrue(Math.abs(value) <= bound, what + " holds " + value);
        }
    }
}
