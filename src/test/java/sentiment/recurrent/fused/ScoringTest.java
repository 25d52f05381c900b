package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

/** A shard forgets what only a backward pass needs and projects repeated words once: no bit tells. */
class ScoringTest {
    private static final int WORDS = 50;
    private static final int DIMENSION = 10;

    @ParameterizedTest
    @CsvSource({"RNN,1,false", "RNN,2,true", "GRU,1,false", "GRU,2,true", "LSTM,1,false", "LSTM,2,true"})
    void itGivesTheVeryVectorsThatTrainingSees(Cell cell, int layers, boolean bidirectional) {
        EncoderShape shape = new EncoderShape(cell, DIMENSION, 20, layers, bidirectional, Pooling.MEAN);
        Random random = new Random(3);
        FusedWeights scoring = new FusedWeights(shape);
        FusedWeights training = new FusedWeights(shape);
        float[] flat = random(scoring.layout.size(), random);
        scoring.load(flat, false);
        training.load(flat, true);
        EncoderShard scorer = new EncoderShard(scoring);
        EncoderShard trainer = new EncoderShard(training);
        float[] embedding = random(WORDS * DIMENSION, random);
        // A second, smaller batch finds what the first left in the scratch arrays.
        for (int reviews : new int[] {40, 5}) {
            int[][] ids = IntStream.range(0, reviews)
                    .mapToObj(i -> random.ints(1 + random.nextInt(60), 1, WORDS).toArray())
                    .toArray(int[][]::new);
            assertArrayEquals(encode(trainer, shape, embedding, ids), encode(scorer, shape, embedding, ids));
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void aShardThatScoredTrainsAsANewOne(Cell cell) {
        EncoderShape shape = new EncoderShape(cell, DIMENSION, 20, 1, true, Pooling.MEAN);
        Random random = new Random(5);
        FusedWeights weights = new FusedWeights(shape);
        float[] flat = random(weights.layout.size(), random);
        float[] embedding = random(WORDS * DIMENSION, random);
        int[][] ids = IntStream.range(0, 90)
                .mapToObj(i -> random.ints(3, 1, WORDS).toArray())
                .toArray(int[][]::new);
        EncoderShard used = new EncoderShard(weights);
        weights.load(flat, false);
        encode(
                used,
                shape,
                embedding,
                IntStream.range(0, 300).mapToObj(i -> ids[0]).toArray(int[][]::new));
        weights.load(flat, true);
        assertArrayEquals(
                gradient(new EncoderShard(weights), shape, embedding, ids), gradient(used, shape, embedding, ids));
    }

    private static float[] gradient(EncoderShard shard, EncoderShape shape, float[] embedding, int[][] ids) {
        float[] vectors = encode(shard, shape, embedding, ids);
        shard.backward(vectors, null, null);
        float[] gradient = new float[ParameterLayout.of(shape).size()];
        shard.addGradientTo(gradient);
        return gradient;
    }

    @ParameterizedTest
    @CsvSource({"RNN,false", "GRU,true", "LSTM,false", "LSTM,true"})
    void aRepeatedWordGivesTheBitsOfDifferentWordsWithItsVector(Cell cell, boolean training) {
        EncoderShape shape = new EncoderShape(cell, DIMENSION, 20, 1, true, Pooling.MAX);
        Random random = new Random(4);
        FusedWeights weights = new FusedWeights(shape);
        weights.load(random(weights.layout.size(), random), training);
        float[] embedding = random(WORDS * DIMENSION, random);
        int[][] ids = IntStream.range(0, 9)
                .mapToObj(i -> random.ints(1 + random.nextInt(60), 1, WORDS).toArray())
                .toArray(int[][]::new);
        int[] all = Arrays.stream(ids).flatMapToInt(Arrays::stream).toArray();
        float[] ofTokens = new float[all.length * DIMENSION];
        for (int i = 0; i < all.length; i++) {
            System.arraycopy(embedding, all[i] * DIMENSION, ofTokens, i * DIMENSION, DIMENSION);
        }
        int[] next = {0};
        int[][] distinct = Arrays.stream(ids)
                .map(review -> Arrays.stream(review).map(word -> next[0]++).toArray())
                .toArray(int[][]::new);
        EncoderShard shard = new EncoderShard(weights);
        float[] repeated = encode(shard, shape, embedding, ids);
        float[] gradient = new float[weights.layout.size()];
        float[] gradientOfDistinct = gradient.clone();
        if (training) {
            shard.backward(repeated, null, null);
            shard.addGradientTo(gradient);
        }
        assertArrayEquals(encode(shard, shape, ofTokens, distinct), repeated);
        if (training) {
            shard.backward(repeated, null, null);
            shard.addGradientTo(gradientOfDistinct);
        }
        assertArrayEquals(gradientOfDistinct, gradient);
    }

    private static float[] encode(EncoderShard shard, EncoderShape shape, float[] embedding, int[][] ids) {
        float[] vectors = new float[ids.length * shape.outputSize()];
        int[] members = IntStream.range(0, ids.length).toArray();
        shard.forward(embedding, ids, members, DropoutMasks.NONE, null, vectors);
        return vectors;
    }

    private static float[] random(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian() * 0.3f;
        }
        return values;
    }
}
