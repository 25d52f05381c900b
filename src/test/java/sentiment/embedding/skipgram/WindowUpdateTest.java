package sentiment.embedding.skipgram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowUpdateTest {
    private static final int ROWS = 9;
    private static final double STEP = 1e-5;

    /** The objective's gradient by central differences, in double precision. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2", "5, 4, 3", "16, 1, 1", "17, 6, 6", "100, 10, 6", "3, 0, 4"})
    void aStepGoesAlongTheGradientOfTheLogLikelihood(int dimension, int wordCount, int targetCount) {
        int stride = WindowUpdate.stride(dimension);
        Random random = new Random(dimension);
        float[] words = vectors(random, dimension, stride);
        float[] targets = vectors(random, dimension, stride);
        // With repetition: a word may stand twice in a window and be drawn twice.
        int[] wordRows = random.ints(10, 0, ROWS).map(row -> row * stride).toArray();
        int[] targetRows = random.ints(6, 0, ROWS).map(row -> row * stride).toArray();
        double[] all = new double[2 * ROWS * stride];
        for (int i = 0; i < words.length; i++) {
            all[i] = words[i];
            all[words.length + i] = targets[i];
        }
        float rate = 0.25f;

        float[] movedWords = words.clone();
        float[] movedTargets = targets.clone();
        new WindowUpdate(movedWords, movedTargets, stride, 10, 6)
                .step(wordRows, wordCount, targetRows, targetCount, rate);

        float[] wanted = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            double at = all[i];
            all[i] = at + STEP;
            double up = logLikelihood(all, stride, wordRows, wordCount, targetRows, targetCount);
            all[i] = at - STEP;
            double down = logLikelihood(all, stride, wordRows, wordCount, targetRows, targetCount);
            all[i] = at;
            wanted[i] = (float) (at + rate * (up - down) / (2 * STEP));
        }
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < stride; k++) {
                int i = row * stride + k;
                boolean padding = k >= dimension;
                assertEquals(padding ? 0 : wanted[i], movedWords[i], 1e-2 * rate, "word " + row + " " + k);
                assertEquals(padding ? 0 : wanted[words.length + i], movedTargets[i], 1e-2 * rate, "target " + row);
            }
        }
        if (wordCount == 0) {
            assertArrayEquals(words, movedWords);
        }
    }

    private static double logLikelihood(
            double[] all, int stride, int[] wordRows, int wordCount, int[] targetRows, int targetCount) {
        double sum = 0;
        for (int w = 0; w < wordCount; w++) {
            for (int t = 0; t < targetCount; t++) {
                double score = 0;
                for (int k = 0; k < stride; k++) {
                    score += all[wordRows[w] + k] * all[ROWS * stride + targetRows[t] + k];
                }
                sum -= Math.log1p(Math.exp(t == 0 ? -score : score));
            }
        }
        return sum;
    }

    private static float[] vectors(Random random, int dimension, int stride) {
        float[] vectors = new float[ROWS * stride];
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < dimension; k++) {
                vectors[row * stride + k] = (float) (random.nextGaussian() / Math.sqrt(dimension));
            }
        }
        return vectors;
    }
}
