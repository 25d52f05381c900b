package sentiment.embedding.skipgram;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import sentiment.embedding.EmbeddingTable;
import sentiment.text.Vocabulary;
import sentiment.text.Workers;

/**
 * Skip-gram with negative sampling: the vector of a word learns to tell the words around it from noise words. Windows of
 * random width, frequent words thinned out, and a learning rate that falls evenly, as in word2vec (Mikolov 2013).
 *
 * <p>What is random depends on the seed, the epoch and the text, not on the thread. With several threads the order of
 * updates does depend on them, and so do the vectors.
 */
final class SkipGram {
    /** fastText's for skip-gram. */
    private static final float FIRST_RATE = 0.05f;

    private static final int PROGRESS_STEP = 500;

    private final SkipGramOptions options;
    private final int[][] texts;
    private final int stride;
    private final float[] words;
    private final float[] targets;
    private final NoiseWords noise;
    private final float[] keep;

    /**
     * @param texts ids of each text's words; unknown ones are passed over
     * @param size of the vocabulary
     */
    SkipGram(int[][] texts, int size, SkipGramOptions options) {
        this.texts = texts;
        this.options = options;
        stride = WindowUpdate.stride(options.dimension());
        if ((long) size * stride > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("dimension " + options.dimension() + " times " + size
                    + " words is more than an array holds; lower the dimension or raise min-count");
        }
        words = new float[size * stride];
        targets = new float[size * stride];
        long[] counts = NoiseWords.counts(texts, size);
        noise = new NoiseWords(counts);
        keep = keepProbabilities(counts, options.subsample());
        drawWords(size);
    }

    /** Learns all epochs; {@code progress} hears now and then how many texts are done. */
    void learn(LongConsumer progress) {
        TextLearner[] learners = new TextLearner[options.threads()];
        Arrays.setAll(learners, thread -> new TextLearner(options, words, targets, stride, noise, keep));
        AtomicLong done = new AtomicLong();
        long all = (long) options.epochs() * texts.length;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            int[] order = order(epoch);
            long before = (long) epoch * texts.length;
            Workers.forEachIndex(order.length, options.threads(), (thread, index) -> {
                long place = before + index;
                float rate = FIRST_RATE * (float) (1 - (double) place / all);
                learners[thread].learn(texts[order[index]], new RandomStream(options.seed(), place), rate);
                long count = done.incrementAndGet();
                if (count % PROGRESS_STEP == 0 || count == all) {
                    progress.accept(count);
                }
            });
        }
    }

    /** The learned vectors, without the zeros behind each. */
    EmbeddingTable table() {
        int dimension = options.dimension();
        int size = words.length / stride;
        float[] values = new float[size * dimension];
        for (int id = 0; id < size; id++) {
            System.arraycopy(words, id * stride, values, id * dimension, dimension);
        }
        return EmbeddingTable.ofWords(dimension, values);
    }

    /** Small random vectors as word2vec begins with; targets begin at zero. */
    private void drawWords(int size) {
        for (int id = Vocabulary.UNK + 1; id < size; id++) {
            RandomStream random = new RandomStream(options.seed(), -id);
            for (int k = 0; k < options.dimension(); k++) {
                words[id * stride + k] = (random.fraction() - 0.5f) / options.dimension();
            }
        }
    }

    /** A new order of the texts for every epoch: labels and movies stand together on disk. */
    private int[] order(int epoch) {
        int[] order = new int[texts.length];
        Arrays.setAll(order, i -> i);
        RandomStream random = new RandomStream(~options.seed(), epoch);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.below(i + 1);
            int text = order[i];
            order[i] = order[other];
            order[other] = text;
        }
        return order;
    }

    /** How likely an occurrence of each word is kept: √(s/f) + s/f for its share f of all words, as in word2vec's code. */
    private static float[] keepProbabilities(long[] counts, double subsample) {
        double all = Arrays.stream(counts).sum();
        float[] keep = new float[counts.length];
        for (int id = 0; id < keep.length; id++) {
            double ratio = subsample * all / counts[id];
            keep[id] = subsample == 0 ? 1f : (float) (Math.sqrt(ratio) + ratio);
        }
        return keep;
    }
}
