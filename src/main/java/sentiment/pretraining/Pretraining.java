package sentiment.pretraining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import sentiment.batch.BatchConfig;
import sentiment.batch.LengthBuckets;
import sentiment.data.InputException;
import sentiment.embedding.EmbeddingTable;
import sentiment.embedding.GloveReader;
import sentiment.embedding.skipgram.NoiseWords;
import sentiment.embedding.skipgram.RandomStream;
import sentiment.network.LanguageModel;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.text.PtbTokenizer;
import sentiment.text.StageProgress;
import sentiment.text.TokenizedTexts;
import sentiment.text.Vocabulary;

/**
 * Trains a language model on texts: tokenises, cuts them into pieces of about a length, and updates batch by batch. Runs
 * once; not thread-safe.
 */
public final class Pretraining {
    /** Tokens of a piece at most: longer ones bring memory and slower steps, not more to learn from. */
    private static final int PIECE = 256;

    private static final BatchConfig BATCH = new BatchConfig(64, BatchConfig.Unit.REVIEWS);
    private static final double CLIP_NORM = 1;

    private final PretrainingOptions options;
    private final StageProgress progress;

    public Pretraining(PretrainingOptions options, StageProgress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Learns from the texts.
     *
     * @throws InputException where too few words occur often enough, or at word vectors that cannot be used
     * @throws IllegalStateException where Java was started without its Vector API
     */
    public LearnedEncoder learn(List<String> texts) {
        if (!FusedEngine.available()) {
            throw new IllegalStateException(
                    "Pretraining needs Java's Vector API; start Java with --add-modules jdk.incubator.vector.");
        }
        TokenizedTexts tokenized = TokenizedTexts.of(
                new PtbTokenizer(),
                texts,
                options.threads(),
                done -> progress.at("Tokenising reviews", done, texts.size()));
        Vocabulary vocabulary = Vocabulary.ofCounts(tokenized.counts(), options.maxVocabulary(), options.minCount());
        if (vocabulary.size() - Vocabulary.UNK - 1 <= 2 * options.sample()) {
            throw new InputException("Only " + (vocabulary.size() - Vocabulary.UNK - 1) + " words occur "
                    + options.minCount() + " times, and a sample of " + options.sample()
                    + " needs more than twice as many; give more text, a lower min-count or a smaller sample.");
        }
        EmbeddingTable vectors = vectors(vocabulary);
        int[][] ids = tokenized.encode(vocabulary);
        List<int[]> pieces = pieces(ids);
        long steps = (long) options.epochs() * ((pieces.size() + BATCH.size() - 1) / BATCH.size());
        LanguageModel model = new LanguageModel(
                options.shape(),
                vectors.values(),
                options.learningRate(),
                CLIP_NORM,
                Math.toIntExact(steps),
                options.sample(),
                options.threads(),
                options.seed());
        long start = System.nanoTime();
        long[] counts = NoiseWords.counts(ids, vocabulary.size());
        List<Double> losses = learn(model, pieces, new NoiseWords(counts), new TargetWords(counts, options.window()));
        return new LearnedEncoder(
                model.weights(),
                vocabulary,
                EmbeddingTable.ofWords(options.dimension(), vectors.values()),
                losses,
                Stream.of(ids).mapToLong(text -> text.length).sum(),
                (System.nanoTime() - start) / 1e9);
    }

    private EmbeddingTable vectors(Vocabulary vocabulary) {
        return options.embeddings().isEmpty()
                ? EmbeddingTable.random(vocabulary, options.dimension(), options.seed())
                : GloveReader.load(
                        options.embeddings(), options.dimension(), vocabulary, options.seed(), options.threads());
    }

    private List<Double> learn(LanguageModel model, List<int[]> pieces, NoiseWords noise, TargetWords targets) {
        int[] lengths = pieces.stream().mapToInt(piece -> piece.length).toArray();
        long tokens = Arrays.stream(lengths).asLongStream().sum();
        List<Double> losses = new ArrayList<>();
        long step = 0;
        long done = 0;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            double loss = 0;
            long words = 0;
            for (int[] batch : LengthBuckets.shuffled(lengths, BATCH, options.seed() * options.epochs() + epoch)) {
                int[][] ids = Arrays.stream(batch).mapToObj(pieces::get).toArray(int[][]::new);
                RandomStream random = new RandomStream(options.seed(), step++);
                int[] others = noise.drawDistinct(options.sample(), random);
                LanguageModel.Loss part = model.fit(ids, targets(targets, ids, random), others);
                if (!Double.isFinite(part.sum())) {
                    throw new InputException("The loss became " + part.sum() + " at update " + step + " of epoch "
                            + (epoch + 1) + "; lower the learning rate, " + options.learningRate() + ".");
                }
                loss += part.sum();
                words += part.words();
                done += Stream.of(ids).mapToLong(piece -> piece.length).sum();
                progress.at("Pretraining", done, options.epochs() * tokens);
            }
            losses.add(loss / words);
        }
        return losses;
    }

    private int[][][] targets(TargetWords words, int[][] texts, RandomStream random) {
        int[][][] targets = new int[options.bidirectional() ? 2 : 1][][];
        for (int direction = 0; direction < targets.length; direction++) {
            boolean reversed = direction == 1;
            targets[direction] = Arrays.stream(texts)
                    .map(text -> words.of(text, reversed, random))
                    .toArray(int[][]::new);
        }
        return targets;
    }

    /** Texts cut into as few pieces as possible of about the same length. */
    private static List<int[]> pieces(int[][] ids) {
        List<int[]> pieces = new ArrayList<>();
        for (int[] text : ids) {
            int count = (text.length + PIECE - 1) / PIECE;
            for (long i = 0; i < count; i++) {
                pieces.add(Arrays.copyOfRange(
                        text, (int) (text.length * i / count), (int) (text.length * (i + 1) / count)));
            }
        }
        return pieces;
    }
}
