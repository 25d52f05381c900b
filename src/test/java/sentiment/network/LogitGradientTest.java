package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

class LogitGradientTest {
    private static final int SIZE = 5;
    private static final int LENGTH = 7;
    private static final int COUNT = 3;
    private static final float STEP = 1e-2f;

    static Stream<EncoderShape> encoders() {
        return Encoders.all(SIZE, 6);
    }

    private static Predictor predictor(EncoderShape shape, float[] embedding, EngineChoice engine) {
        int size = ParameterLayout.of(shape).size() + 2 * shape.outputSize() + 2;
        return new Predictor(shape, Encoders.uniform(new Random(3), size, 0.5), embedding, engine);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void bothEnginesGiveTheSame(EncoderShape shape) {
        float[] vectors = Encoders.uniform(new Random(1), COUNT * LENGTH * SIZE, 1);
        LogitGradient.Values fused =
                predictor(shape, vectors, EngineChoice.FUSED).logitGradient().at(vectors, COUNT);
        LogitGradient.Values plain =
                predictor(shape, vectors, EngineChoice.ND_ARRAY).logitGradient().at(vectors, COUNT);
        assertArrayEquals(plain.logits(), fused.logits(), 1e-5);
        assertArrayEquals(plain.gradients(), fused.gradients(), 1e-5f);
    }

    @Test
    void isTheSlopeOfTheLogit() {
        EncoderShape shape = new EncoderShape(Cell.GRU, SIZE, 6, 1, true, Pooling.ATTENTION);
        float[] vectors = Encoders.uniform(new Random(1), COUNT * LENGTH * SIZE, 1);
        LogitGradient network = predictor(shape, vectors, EngineChoice.FUSED).logitGradient();
        LogitGradient.Values values = network.at(vectors, COUNT);
        for (int i = 0; i < vectors.length; i++) {
            int sequence = i / (LENGTH * SIZE);
            float before = vectors[i];
            vectors[i] = before + STEP;
            double above = network.at(vectors, COUNT).logits()[sequence];
            vectors[i] = before - STEP;
            double below = network.at(vectors, COUNT).logits()[sequence];
            vectors[i] = before;
            assertEquals((above - below) / (2 * STEP), values.gradients()[i], 1e-3, "value " + i);
        }
    }

    @Test
    void ofWordsVectorsTheLogitIsThePredictors() {
        EncoderShape shape = new EncoderShape(Cell.LSTM, SIZE, 6, 2, true, Pooling.MAX);
        float[] embedding = Encoders.uniform(new Random(1), LENGTH * SIZE, 1);
        Predictor predictor = predictor(shape, embedding, EngineChoice.FUSED);
        int[][] whole = {{0, 1, 2, 3, 4, 5, 6}};
        assertArrayEquals(
                predictor.logits(whole),
                predictor.logitGradient().at(embedding, 1).logits());
        assertEquals(
                predictor.predict(whole)[0], Predictor.probability(predictor.logits(whole)[0]));
    }
}
