package sentiment.embedding.skipgram;

import java.util.List;
import java.util.stream.Stream;
import sentiment.data.InputException;
import sentiment.embedding.EmbeddingTable;
import sentiment.text.PtbTokenizer;
import sentiment.text.StageProgress;
import sentiment.text.TokenizedTexts;
import sentiment.text.Vocabulary;

/**
 * Words and the vectors that were learned for them.
 *
 * @param vocabulary the texts' words by frequency
 * @param table a vector for each
 * @param tokens of the texts, words that were left out included
 * @param seconds that learning took, over all epochs
 */
public record LearnedVectors(Vocabulary vocabulary, EmbeddingTable table, long tokens, double seconds) {

    /** Whether this JVM was started with {@code --add-modules jdk.incubator.vector}, which learning needs. */
    public static boolean available() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /**
     * Learns vectors for the words of the texts.
     *
     * @param progress told by any thread, of learning by several at once
     * @throws InputException where no word occurs often enough
     * @throws IllegalStateException where {@link #available} is false
     */
    public static LearnedVectors of(List<String> texts, SkipGramOptions options, StageProgress progress) {
        if (!available()) {
            throw new IllegalStateException("Learning word vectors needs Java's Vector API; start Java with"
                    + " --add-modules jdk.incubator.vector.");
        }
        TokenizedTexts tokenized = TokenizedTexts.of(
                new PtbTokenizer(),
                texts,
                Runtime.getRuntime().availableProcessors(),
                done -> progress.at("Tokenising reviews", done, texts.size()));
        Vocabulary vocabulary = Vocabulary.ofCounts(tokenized.counts(), Integer.MAX_VALUE, options.minCount());
        if (vocabulary.size() < Vocabulary.UNK + 3) {
            throw new InputException("Fewer than two words occur " + options.minCount()
                    + " times; give more text or a lower min-count.");
        }
        int[][] ids = tokenized.encode(vocabulary);
        long tokens = Stream.of(ids).mapToLong(text -> text.length).sum();
        long all = (long) options.epochs() * texts.size();
        long start = System.nanoTime();
        SkipGram skipGram = new SkipGram(ids, vocabulary.size(), options);
        skipGram.learn(done -> progress.at("Learning word vectors", done, all));
        return new LearnedVectors(vocabulary, skipGram.table(), tokens, (System.nanoTime() - start) / 1e9);
    }
}
