package sentiment.pretraining;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import sentiment.batch.BatchConfig;
import sentiment.batch.LengthBuckets;
import sentiment.data.InputException;
import sentiment.embedding.skipgram.NoiseWords;
import sentiment.embedding.skipgram.RandomStream;
import sentiment.network.LanguageModel;
import sentiment.text.StageProgress;

/** The loop over the texts, update by update. Not thread-safe. */
final class Passes {
    static final BatchConfig BATCH = new BatchConfig(64, BatchConfig.Unit.REVIEWS);

    private final PretrainingOptions options;
    private final List<int[]> pieces;
    private final int[] lengths;
    private final NoiseWords noise;
    private final TargetWords targets;
    private final LanguageModel model;
    private PretrainingProgress progress = PretrainingProgress.start();
    private long tokens;

    /**
     * @param pieces of texts, as word ids
     * @param counts of the words by id
     */
    Passes(PretrainingOptions options, List<int[]> pieces, long[] counts, LanguageModel model) {
        this.options = options;
        this.pieces = pieces;
        this.model = model;
        lengths = pieces.stream().mapToInt(piece -> piece.length).toArray();
        noise = new NoiseWords(counts);
        targets = new TargetWords(counts, options.window());
    }

    static int stepsOfEpoch(int pieces) {
        return (pieces + BATCH.size() - 1) / BATCH.size();
    }

    PretrainingProgress progress() {
        return progress;
    }

    /** Goes on from there; the model must be at the same step. */
    void restore(PretrainingProgress saved) {
        progress = saved;
    }

    /** Tokens that were learned from since this was made. */
    long tokens() {
        return tokens;
    }

    boolean complete() {
        return progress.losses().size() == options.epochs();
    }

    /**
     * Goes through the rest of the epoch.
     *
     * @param stop asked before each update whether to leave it there
     */
    void goThroughEpoch(BooleanSupplier stop, StageProgress bar) {
        int epoch = progress.losses().size();
        List<int[]> batches = LengthBuckets.shuffled(lengths, BATCH, options.seed() * options.epochs() + epoch);
        int done = progress.step() - epoch * batches.size();
        for (int[] batch : batches.subList(done, batches.size())) {
            if (stop.getAsBoolean()) {
                return;
            }
            progress = progress.updated(update(batch));
            tokens += Arrays.stream(batch).mapToLong(piece -> lengths[piece]).sum();
            bar.at("Pretraining", progress.step(), (long) options.epochs() * batches.size());
        }
        progress = progress.epochEnded();
    }

    private LanguageModel.Loss update(int[] batch) {
        int[][] ids = Arrays.stream(batch).mapToObj(pieces::get).toArray(int[][]::new);
        RandomStream random = new RandomStream(options.seed(), progress.step());
        int[] others = noise.drawDistinct(options.sample(), random);
        LanguageModel.Loss loss = model.fit(ids, targets(ids, random), others);
        if (!Double.isFinite(loss.sum())) {
            throw new InputException("The loss became " + loss.sum() + " at update " + (progress.step() + 1)
                    + " of epoch " + (progress.losses().size() + 1) + "; lower the learning rate, "
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
}
