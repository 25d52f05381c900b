package sentiment.embedding.skipgram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoiseWordsTest {
    @Test
    void aWordIsDrawnByThePowerOfItsCount() {
        long[] counts = {0, 0, 10_000, 16, 1, 0, 1_000_000, 81};
        NoiseWords noise = new NoiseWords(counts);
        RandomStream random = new RandomStream(1, 2);
        int draws = 1_000_000;
        int[] drawn = new int[counts.length];
        for (int i = 0; i < draws; i++) {
            drawn[noise.draw(random)]++;
        }
        double all = 1000 + 8 + 1 + 31622.7766 + 27;
        double[] wanted = {0, 0, 1000, 8, 1, 0, 31622.7766, 27};
        for (int id = 0; id < wanted.length; id++) {
            double mean = draws * wanted[id] / all;
            assertEquals(mean, drawn[id], 5 * Math.sqrt(mean), "id " + id);
        }
    }
}
