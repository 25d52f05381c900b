package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

class PredictorTest {
    private static final int VOCABULARY = 30;
    private static final int SIZE = 6;
    private static final int[][] IDS = Encoders.batch(new Random(2), VOCABULARY, 3, 9, 1, 12, 5, 7, 2, 9);
    private static final float[] EMBEDDING = Encoders.uniform(new Random(1), VOCABULARY * SIZE, 1);

    private static Predictor predictor(Cell cell, EngineChoice engine) {
        EncoderShape shape = new EncoderShape(cell, SIZE, 7, 2, true, Pooling.ATTENTION);
        int size = ParameterLayout.of(shape).size() + 2 * shape.outputSize() + 2;
        return new Predictor(shape, Encoders.uniform(new Random(3), size, 0.5), EMBEDDING, engine);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void withoutTheVectorApiTheProbabilitiesAreTheSame(Cell cell) {
        double[] fused = predictor(cell, EngineChoice.FUSED).predict(IDS);
        Predictor plain = predictor(cell, EngineChoice.ND_ARRAY);
        assertArrayEquals(fused, plain.predict(IDS), 1e-5);
        assertArrayEquals(fused, plain.predict(IDS), 1e-5, "a second time");
    }

    @Test
    void severalThreadsScoreAsOne() {
        int[][] many = Encoders.batch(
                new Random(4), VOCABULARY, new Random(5).ints(400, 1, 300).toArray());
        Predictor predictor = predictor(Cell.LSTM, EngineChoice.FUSED);
        assertArrayEquals(Scoring.score(predictor, many, 1), Scoring.score(predictor, many, 3));
    }

    @Test
    void aFailureOfAThreadReachesTheCallerAsItIs() {
        int[][] many = Encoders.batch(
                new Random(4), VOCABULARY, new Random(5).ints(400, 1, 300).toArray());
        many[7][0] = VOCABULARY;
        Predictor predictor = predictor(Cell.RNN, EngineChoice.FUSED);
        RuntimeException alone = assertThrows(RuntimeException.class, () -> Scoring.score(predictor, many, 1));
        RuntimeException threaded = assertThrows(RuntimeException.class, () -> Scoring.score(predictor, many, 2));
        assertSame(alone.getClass(), threaded.getClass());
    }
}
