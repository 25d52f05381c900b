package sentiment.pretraining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import sentiment.batch.BatchConfig;
import sentiment.batch.LengthBuckets;
import sentiment.data.InputException;
import sentiment.embedding.EmbeddingTable;
import sentiment.embedding.skipgram.NoiseWords;
import sentiment.embedding.skipgram.RandomStream;
import sentiment.network.LanguageModel;
import sentiment.text.StageProgress;
import sentiment.text.Vocabulary;

/** The loop over the texts, update by update. Not thread-safe. */
final class Passes implements AutoCloseable {
    private static final BatchConfig BATCH = new BatchConfig(64, BatchConfig.Unit.REVIEWS);

    private final PretrainingOptions options;
    private final Vocabulary vocabulary;
    private final List<int[]> pieces;
    private final int[] lengths;
    private final NoiseWords noise;
    private final TargetWords targets;
    private final LanguageModel model;
    private PretrainingProgress progress = PretrainingProgress.start();
    private long tokensLearned;

    /**
     * @param pieces of texts, as word ids
     * @param counts of the words by id
     */
    Passes(PretrainingOptions options, Vocabulary vocabulary, List<int[]> pieces, long[] counts, LanguageModel model) {
        this.options = options;
        this.vocabulary = vocabulary;
        this.pieces = pieces;
        this.model = model;
        lengths = pieces.stream().mapToInt(piece -> piece.length).toArray();
        noise = new NoiseWords(counts);
        targets = new TargetWords(counts, options.window());
    }

    static int stepsOfEpoch(int pieces) {
        return (pieces + BATCH.size() - 1) / BATCH.size();
    }

    /** What {@link #restore} goes on from, to be saved before the next update. */
    PretrainingCheckpoint checkpoint(Map<String, String> settings) {
        return new PretrainingCheckpoint(settings, progress, model.state());
    }

    void restore(PretrainingCheckpoint checkpoint) {
        model.restore(checkpoint.state());
        progress = checkpoint.progress();
    }

    /**
     * What was learned.
     *
     * @param seconds that this object took for its share of it
     */
    LearnedEncoder learned(double seconds) {
        return new LearnedEncoder(
                model.weights(),
                vocabulary,
                EmbeddingTable.ofWords(options.dimension(), model.embedding()),
                progress.losses(),
                Arrays.stream(lengths).asLongStream().sum(),
                tokensLearned / seconds);
    }

    boolean complete() {
        return progress.losses().size() == options.epochs();
    }

    /**
     * Goes through the rest of the epoch.
     *
     * @param stop asked before each update whether to leave it there
     * @param texts how many there are, for the bar
     * @return whether it came to the epoch's end
     */
    boolean goThroughEpoch(BooleanSupplier stop, StageProgress bar, int texts) {
        int epoch = progress.losses().size();
        List<int[]> batches = LengthBuckets.shuffled(lengths, BATCH, options.seed() * options.epochs() + epoch);
        int done = progress.step() - epoch * batches.size();
        for (int[] batch : batches.subList(done, batches.size())) {
            if (stop.getAsBoolean()) {
                return false;
            }
            progress = progress.updated(update(batch));
            tokensLearned +=
                    Arrays.stream(batch).mapToLong(piece -> lengths[piece]).sum();
            bar.at("Pretraining", (long) texts * progress.step() / batches.size(), (long) texts * options.epochs());
        }
        progress = progress.epochEnded();
        return true;
    }

    private LanguageModel.Loss update(int[] batch) {
        int[][] ids = Arrays.stream(batch).mapToObj(pieces::get).toArray(int[][]::new);
        RandomStream random = new RandomStream(options.seed(), progress.step());
        int[] others = noise.drawDistinct(options.sample(), random);
        LanguageModel.Loss loss = model.fit(ids, targets(ids, random), others);
        if (!Double.isFinite(loss.sum())) {
            throw new InputException("The loss became " + loss.sum() + " at update " + (progress.step() + 1)
                    + " of epoch " + (progress.losses().size() + 1)
                    + "; begin anew in another folder with a lower learning rate than "
                    + options.learningRate() + ".");
        }
        return loss;
    }

    private int[][][] targets(int[][] texts, RandomStream random) {
        return Stream.of(false, true)
                .limit(options.bidirectional() ? 2 : 1)
                .map(reversed -> Arrays.stream(texts)
                        .map(text -> targets.of(text, reversed, random))
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    @Override
    public void close() {
        model.close();
    }
}
