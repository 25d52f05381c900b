package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

/** What a language model's step computes, against definitions and finite differences. */
class LanguageModelShardTest {
    private static final int VOCABULARY = 160;
    private static final int SAMPLE = PackedMatrix.PANEL;
    private static final int DIMENSION = 5;
    private static final int HIDDEN = 7;
    private static final int UNKNOWN = 1;
    private static final int[][] TEXTS = {{40, 3, 99, 3, 50, 3}, {98, 40, 4}, {40}};
    /** Of the words to foretell 99 and 98 stand in it. */
    private static final int[] OTHERS = IntStream.range(90, 90 + SAMPLE).toArray();

    /** A small language model with random weights. */
    private static final class Model {
        final EncoderShape shape;
        final float[] parameters;
        final float[] embedding;
        final float[] outputs;

        Model(Cell cell) {
            shape = new EncoderShape(cell, DIMENSION, HIDDEN, 1, true, Pooling.MAX);
            Random random = new Random(3);
            parameters = normal(ParameterLayout.of(shape).size(), random);
            embedding = normal(VOCABULARY * DIMENSION, random);
            outputs = normal(VOCABULARY * HIDDEN, random);
        }

        private static float[] normal(int size, Random random) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) (0.7 * random.nextGaussian());
            }
            return values;
        }

        LanguageModelShard learned(int[][] texts, EmbeddingGradient words, EmbeddingGradient outputWords) {
            LanguageModelShard shard = shard();
            learn(shard, texts, words, outputWords);
            return shard;
        }

        LanguageModelShard shard() {
            FusedWeights weights = new FusedWeights(shape);
            weights.load(parameters, true);
            return new LanguageModelShard(weights, TeamMember.alone());
        }

        void learn(LanguageModelShard shard, int[][] texts, EmbeddingGradient words, EmbeddingGradient outputWords) {
            WordSample sample = new WordSample(VOCABULARY, SAMPLE, HIDDEN);
            sample.load(OTHERS, outputs, HIDDEN);
            shard.learn(texts, targets(texts), embedding, outputs, sample, words, outputWords);
        }

        /** The next word forwards, the one before in reverse. */
        private static int[][][] targets(int[][] texts) {
            int[][][] targets = new int[2][texts.length][];
            for (int i = 0; i < texts.length; i++) {
                int[] text = texts[i];
                int[] padded = IntStream.concat(
                                IntStream.concat(IntStream.of(-1), Arrays.stream(text)), IntStream.of(-1))
                        .toArray();
                targets[0][i] = Arrays.copyOfRange(padded, 2, text.length + 2);
                targets[1][i] = Arrays.copyOfRange(padded, 0, text.length);
            }
            return targets;
        }

        LanguageModelShard learned(int[][] texts) {
            return learned(
                    texts, new EmbeddingGradient(VOCABULARY, DIMENSION), new EmbeddingGradient(VOCABULARY, HIDDEN));
        }

        void check(String what, float[] values, float[] gradient) {
            float step = 5e-3f;
            for (int i = 0; i < values.length; i++) {
                float value = values[i];
                values[i] = value + step;
                double above = learned(TEXTS).loss();
                values[i] = value - step;
                double below = learned(TEXTS).loss();
                values[i] = value;
                assertEquals((above - below) / (2 * step), gradient[i], 4e-3, what + " " + i);
            }
        }
    }

    @Test
    void equalOutputsForetellEachWordByTheNumberOfOthers() {
        Model model = new Model(Cell.LSTM);
        Arrays.fill(model.outputs, 0.3f);
        LanguageModelShard shard = model.learned(TEXTS);

        // Forwards 5 + 2 words, in reverse as many; a word that stands in the sample counts once.
        assertEquals(14, shard.words());
        // 99 and 98: forwards 99, in reverse 99 and 98.
        double expected = 11 * Math.log(SAMPLE + 1) + 3 * Math.log(SAMPLE);
        assertEquals(expected, shard.loss(), 1e-4);
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void gradientsAreThoseOfFiniteDifferences(Cell cell) {
        Model model = new Model(cell);
        EmbeddingGradient words = new EmbeddingGradient(VOCABULARY, DIMENSION);
        EmbeddingGradient outputWords = new EmbeddingGradient(VOCABULARY, HIDDEN);
        float[] gradient = new float[model.parameters.length];
        model.learned(TEXTS, words, outputWords).addGradientTo(gradient);

        model.check("weights", model.parameters, gradient);
        model.check("word vectors", model.embedding, dense(words));
        model.check("output vectors", model.outputs, dense(outputWords));
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void whatAShardLearnedBeforeLeavesNothing(Cell cell) {
        Model model = new Model(cell);
        LanguageModelShard used = model.shard();
        int[][] more = {TEXTS[1], TEXTS[0], {7, 8, 9, 95, 99, 100, 101, 8}, TEXTS[0], TEXTS[2]};
        model.learn(
                used, more, new EmbeddingGradient(VOCABULARY, DIMENSION), new EmbeddingGradient(VOCABULARY, HIDDEN));
        EmbeddingGradient words = new EmbeddingGradient(VOCABULARY, DIMENSION);
        EmbeddingGradient freshWords = new EmbeddingGradient(VOCABULARY, DIMENSION);
        EmbeddingGradient outputWords = new EmbeddingGradient(VOCABULARY, HIDDEN);
        EmbeddingGradient freshOutputWords = new EmbeddingGradient(VOCABULARY, HIDDEN);
        float[] gradient = new float[model.parameters.length];
        float[] freshGradient = new float[model.parameters.length];

        model.learn(used, TEXTS, words, outputWords);
        used.addGradientTo(gradient);
        LanguageModelShard fresh = model.learned(TEXTS, freshWords, freshOutputWords);
        fresh.addGradientTo(freshGradient);

        assertEquals(fresh.loss(), used.loss());
        assertArrayEquals(freshGradient, gradient);
        assertArrayEquals(dense(freshWords), dense(words));
        assertArrayEquals(dense(freshOutputWords), dense(outputWords));
    }

    private static float[] dense(EmbeddingGradient gradient) {
        float[] all = new float[VOCABULARY * gradient.dimension()];
        for (int i = 0; i < gradient.size(); i++) {
            System.arraycopy(
                    gradient.values(),
                    i * gradient.dimension(),
                    all,
                    gradient.row(i) * gradient.dimension(),
                    gradient.dimension());
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "33"})
    void aSampleIsWholePanels(int size) {
        assertThrows(IllegalArgumentException.class, () -> new WordSample(VOCABULARY, size, HIDDEN));
    }
}
