package sentiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import sentiment.recurrent.ParameterLayout.Kind;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.recurrent.ndarray.NdArrayEngine;

/** The fused engine gives the INDArray engine's outputs and gradients, and the same bits however it is run. */
class EngineParityTest {
    private static final int VOCABULARY = 50;
    private static final int SIZE = 11;
    private static final int HIDDEN = 21;

    static Stream<EncoderShape> encoders() {
        return Stream.concat(
                Encoders.all(SIZE, HIDDEN),
                Stream.of(Cell.values()).map(cell -> new EncoderShape(cell, SIZE, HIDDEN, 3, true, Pooling.MAX)));
    }

    /** Sizes at which every block of the fused engine's products is met more than once, and a rest of each. */
    static Stream<EncoderShape> largeEncoders() {
        return Stream.of(
                new EncoderShape(Cell.LSTM, 199, 200, 1, true, Pooling.MEAN),
                new EncoderShape(Cell.GRU, 199, 200, 1, true, Pooling.ATTENTION));
    }

    record Result(float[] vectors, float[] gradient, float[] embedding, float[] tokens) {}

    @ParameterizedTest
    @MethodSource("encoders")
    void fusedEqualsNdArray(EncoderShape shape) {
        assertEqualWith(new DropoutRates(0.2, 0.3, 0.3), shape);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void fusedEqualsNdArrayWhereTokensOfAWordAreTheSame(EncoderShape shape) {
        assertEqualWith(new DropoutRates(0, 0.3, 0.3), shape);
    }

    private static void assertEqualWith(DropoutRates rates, EncoderShape shape) {
        Random random = new Random(3);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5);
        int[][] ids = Encoders.batch(random, VOCABULARY, 4, 1, 17, 9, 9, 2, 17, 30, 60);
        DropoutMasks masks = new DropoutMasks(rates, 5);
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            // Twice: the second run must not see anything the first one left.
            int[] lengths = random.ints(20, 1, 70).toArray();
            run(fused, shape, parameters, Encoders.batch(random, VOCABULARY, lengths), DropoutMasks.NONE);
            Result actual = run(fused, shape, parameters, ids, masks);
            Result expected = run(plain, shape, parameters, ids, masks);
            assertArrayEquals(expected.vectors, actual.vectors, 2e-5f);
            assertArrayEquals(expected.gradient, actual.gradient, 2e-4f);
            assertArrayEquals(expected.embedding, actual.embedding, 2e-4f);
            assertArrayEquals(expected.tokens, actual.tokens, 2e-4f);
        }
    }

    @ParameterizedTest
    @MethodSource("largeEncoders")
    void fusedEqualsNdArrayOnALargeNetworkAndLongReviews(EncoderShape shape) {
        Random random = new Random(6);
        int[][] ids = Encoders.batch(random, VOCABULARY, 97, 120, 1, 64, 113, 96, 120, 30);
        float[] table = Encoders.uniform(random, VOCABULARY * shape.inputSize(), 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.08);
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            Result actual = run(fused, shape, parameters, ids, DropoutMasks.NONE);
            Result expected = run(plain, shape, parameters, ids, DropoutMasks.NONE);
            assertArrayEquals(expected.vectors, actual.vectors, 2e-5f);
            assertArrayEquals(expected.gradient, actual.gradient, 1e-3f);
            assertArrayEquals(expected.embedding, actual.embedding, 1e-3f);
        }
    }

    @Test
    void ofEqualMaximaTheFirstGetsTheGradient() {
        EncoderShape shape = new EncoderShape(Cell.RNN, SIZE, HIDDEN, 1, false, Pooling.MAX);
        Random random = new Random(12);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        ParameterLayout layout = ParameterLayout.of(shape);
        float[] parameters = Encoders.uniform(random, layout.size(), 0.5);
        Encoders.clear(layout, parameters, Kind.RECURRENT_WEIGHT);
        int[][] ids = {{5, 5, 5, 5}};
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            for (SequenceEngine engine : List.of(fused, plain)) {
                float[] tokens = run(engine, shape, parameters, ids, DropoutMasks.NONE).tokens;
                assertArrayEquals(new float[3 * SIZE], Arrays.copyOfRange(tokens, SIZE, 4 * SIZE));
                assertFalse(Arrays.equals(new float[SIZE], Arrays.copyOf(tokens, SIZE)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void aLargeBatchIsTheSame(Cell cell) {
        EncoderShape shape = new EncoderShape(cell, SIZE, HIDDEN, 2, true, Pooling.MAX);
        Random random = new Random(10);
        int[] lengths = random.ints(70, 1, 40).toArray();
        int[][] ids = Encoders.batch(random, VOCABULARY, lengths);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.3);
        DropoutMasks masks = new DropoutMasks(new DropoutRates(0.2, 0.3, 0.3), 5);
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            Result first = run(fused, shape, parameters, ids, masks);
            Result second = run(fused, shape, parameters, ids, masks);
            assertArrayEquals(first.vectors, second.vectors);
            assertArrayEquals(first.gradient, second.gradient);
            assertArrayEquals(first.embedding, second.embedding);
            Result expected = run(plain, shape, parameters, ids, masks);
            assertArrayEquals(expected.vectors, first.vectors, 2e-5f);
            assertArrayEquals(expected.gradient, first.gradient, 1e-3f);
            assertArrayEquals(expected.embedding, first.embedding, 1e-3f);
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void fusedEqualsNdArrayOnPerturbedReviews(EncoderShape shape) {
        Random random = new Random(9);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        INDArray parameters = Nd4j.createFromArray(
                Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5));
        int[][] ids = Encoders.batch(random, VOCABULARY, 4, 1, 17, 9);
        TokenVectors moves = new TokenVectors(ids, SIZE);
        for (int b = 0; b < ids.length; b++) {
            System.arraycopy(
                    Encoders.uniform(random, ids[b].length * SIZE, 0.5), 0, moves.of(b), 0, ids[b].length * SIZE);
        }
        INDArray weights = Nd4j.createFromArray(Encoders.uniform(random, ids.length * shape.outputSize(), 1))
                .reshape(ids.length, shape.outputSize());
        DropoutMasks masks = new DropoutMasks(new DropoutRates(0.2, 0.3, 0.3), 5);
        TokenVectors expected = new TokenVectors(ids, SIZE);
        TokenVectors actual = new TokenVectors(ids, SIZE);
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            INDArray vectors = plain.forward(parameters, ids, masks, moves);
            assertTrue(vectors.equalsWithEps(fused.forward(parameters, ids, masks, moves), 2e-5));
            assertFalse(vectors.equalsWithEps(fused.forward(parameters, ids, masks), 1e-3));
            fused.forward(parameters, ids, masks, moves);
            plain.backward(weights, parameters.like(), null, expected);
            fused.backward(weights, parameters.like(), new EmbeddingGradient(VOCABULARY, SIZE), actual);
            for (int b = 0; b < ids.length; b++) {
                assertArrayEquals(expected.of(b), actual.of(b), 1e-4f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aReviewDoesNotDependOnItsBatch(EncoderShape shape) {
        Random random = new Random(4);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5);
        int[][] ids = Encoders.batch(random, VOCABULARY, 4, 1, 17, 9, 9, 2, 17, 30);
        try (SequenceEngine fused = new FusedEngine(shape, table, 2)) {
            float[] together = run(fused, shape, parameters, ids, DropoutMasks.NONE).vectors;
            for (int b = 0; b < ids.length; b++) {
                float[] alone = run(fused, shape, parameters, new int[][] {ids[b]}, DropoutMasks.NONE).vectors;
                for (int j = 0; j < alone.length; j++) {
                    assertEquals(together[b * alone.length + j], alone[j], 0f);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void sameSeedAndThreadsGiveTheSameBits(EncoderShape shape) {
        Random random = new Random(5);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5);
        int[][] ids = Encoders.batch(random, VOCABULARY, 12, 40, 3, 40, 25, 7);
        DropoutMasks masks = new DropoutMasks(new DropoutRates(0.5, 0.5, 0.5), 9);
        try (SequenceEngine one = new FusedEngine(shape, table, 2);
                SequenceEngine two = new FusedEngine(shape, table, 2)) {
            Result first = run(one, shape, parameters, ids, masks);
            Result second = run(two, shape, parameters, ids, masks);
            assertArrayEquals(first.vectors, second.vectors);
            assertArrayEquals(first.gradient, second.gradient);
            assertArrayEquals(first.embedding, second.embedding);
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void withoutTheEmbeddingsGradientTheWeightsHaveTheSame(Cell cell) {
        EncoderShape shape = new EncoderShape(cell, SIZE, HIDDEN, 2, true, Pooling.MEAN);
        Random random = new Random(7);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        INDArray parameters = Nd4j.createFromArray(
                Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5));
        int[][] ids = Encoders.batch(random, VOCABULARY, 12, 4, 3);
        INDArray weights = Nd4j.createFromArray(Encoders.uniform(random, 3 * shape.outputSize(), 1))
                .reshape(3, shape.outputSize());
        try (SequenceEngine fused = new FusedEngine(shape, table, 2);
                SequenceEngine plain = NdArrayEngine.over(shape, table)) {
            for (SequenceEngine engine : new SequenceEngine[] {fused, plain}) {
                INDArray with = parameters.like();
                engine.forward(parameters, ids, DropoutMasks.NONE);
                engine.backward(weights, with, new EmbeddingGradient(VOCABULARY, SIZE));
                INDArray without = parameters.like();
                engine.forward(parameters, ids, DropoutMasks.NONE);
                engine.backward(weights, without, null);
                assertEquals(with, without);
            }
        }
    }

    @Test
    void afterAFailureOfSeveralShardsTheNextBatchIsWhole() {
        EncoderShape shape = new EncoderShape(Cell.LSTM, SIZE, HIDDEN, 1, false, Pooling.LAST);
        Random random = new Random(8);
        float[] table = Encoders.uniform(random, VOCABULARY * SIZE, 1);
        float[] parameters = Encoders.uniform(random, ParameterLayout.of(shape).size(), 0.5);
        int[][] ids = Encoders.batch(random, VOCABULARY, 90, 80, 70);
        int[][] wrong = {{ids[1][9], VOCABULARY}, {ids[2][9], VOCABULARY}, ids[0]};
        try (SequenceEngine engine = new FusedEngine(shape, table, 3)) {
            Result before = run(engine, shape, parameters, ids, DropoutMasks.NONE);
            INDArray flat = Nd4j.createFromArray(parameters);
            IndexOutOfBoundsException failure =
                    assertThrows(IndexOutOfBoundsException.class, () -> engine.forward(flat, wrong, DropoutMasks.NONE));
            assertEquals(1, failure.getSuppressed().length);
            Result after = run(engine, shape, parameters, ids, DropoutMasks.NONE);
            assertArrayEquals(before.vectors, after.vectors);
            assertArrayEquals(before.gradient, after.gradient);
        }
    }

    /** The tokens of the longest review. */
    private static float[] longest(int[][] ids, TokenVectors tokens) {
        int longest = 0;
        for (int b = 1; b < ids.length; b++) {
            longest = ids[b].length > ids[longest].length ? b : longest;
        }
        return tokens.of(longest);
    }

    private static Result run(
            SequenceEngine engine, EncoderShape shape, float[] parameters, int[][] ids, DropoutMasks masks) {
        int size = shape.inputSize();
        // Parameters and gradient as views with an offset, as a network's flat vectors give them.
        INDArray flat = Nd4j.createFromArray(parameters);
        INDArray padded = Nd4j.zeros(parameters.length + 5);
        INDArray view = padded.get(NDArrayIndex.interval(5, parameters.length + 5));
        view.assign(flat);
        INDArray gradient = Nd4j.zeros(parameters.length + 3).get(NDArrayIndex.interval(3, parameters.length + 3));
        INDArray vectors = engine.forward(view, ids, masks);
        Random random = new Random(8);
        INDArray weights = Nd4j.createFromArray(Encoders.uniform(random, (int) vectors.length(), 1))
                .reshape(vectors.shape());
        EmbeddingGradient embedding = new EmbeddingGradient(VOCABULARY, size);
        TokenVectors tokens = new TokenVectors(ids, size);
        engine.backward(weights, gradient, embedding, tokens);
        float[] dense = new float[VOCABULARY * size];
        for (int i = 0; i < embedding.size(); i++) {
            System.arraycopy(embedding.values(), i * size, dense, embedding.row(i) * size, size);
        }
        return new Result(
                vectors.dup('c').data().asFloat(), gradient.dup('c').data().asFloat(), dense, longest(ids, tokens));
    }
}
