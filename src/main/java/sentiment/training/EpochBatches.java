package sentiment.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sentiment.batch.BatchConfig;
import sentiment.batch.LengthBuckets;
import sentiment.batch.UnlabelledReviews;

/**
 * The batches of each epoch: a function of the seed, the epoch and the step, so that a resumed training meets the same.
 * Immutable.
 */
final class EpochBatches {
    private static final long LONGEST_SCHEDULE = 1_000_000_000;
    /** Beyond these, epochs are taken to have as many steps as these have on average. */
    private static final int EPOCHS_COUNTED = 100;

    private final TrainingConfig config;
    private final int[][] ids;
    private final int[] labels;
    private final UnlabelledReviews unlabelled;

    /**
     * What one update learns from, words dropped.
     *
     * @param ids [B][length]
     * @param labels [B]
     * @param unlabelled may be empty
     */
    record Batch(int[][] ids, int[] labels, UnlabelledReviews unlabelled) {
        int size() {
            return ids.length;
        }

        /** Of the labelled reviews. */
        long tokens() {
            return Stream.of(ids).mapToLong(review -> review.length).sum();
        }
    }

    /** An epoch's plan: positions of the reviews in each batch. */
    record Plan(List<int[]> labelled, List<int[]> unlabelled) {
        int size() {
            return labelled.size();
        }
    }

    EpochBatches(TrainingConfig config, PreparedCorpus corpus) {
        this.config = config;
        ids = Trainer.readable(corpus.train().ids(), config.data().truncation());
        labels = corpus.train().labels();
        unlabelled = config.unlabelled().on()
                ? new UnlabelledReviews(
                        Trainer.readable(
                                corpus.unlabelled().ids(), config.data().truncation()),
                        corpus.unlabelled().teacher())
                : UnlabelledReviews.NONE;
    }

    /** Tokens of an epoch's labelled reviews. */
    long tokens() {
        return Stream.of(ids).mapToLong(review -> review.length).sum();
    }

    /** The steps of all epochs: batches of tokens are not as many in each, so many epochs are planned to count them. */
    int totalSteps() {
        int counted = Math.min(config.epochs(), EPOCHS_COUNTED);
        long steps = IntStream.range(0, counted)
                .mapToLong(epoch -> plan(ids, config.batch(), epoch).size())
                .sum();
        return (int) Math.min(LONGEST_SCHEDULE, steps * config.epochs() / counted);
    }

    /** @param epoch counted from 0 */
    Plan plan(int epoch) {
        return new Plan(
                plan(ids, config.batch(), epoch),
                plan(unlabelled.ids(), config.unlabelled().batch(config.batch()), epoch));
    }

    private List<int[]> plan(int[][] reviews, BatchConfig batch, int epoch) {
        int[] lengths = Arrays.stream(reviews).mapToInt(review -> review.length).toArray();
        return LengthBuckets.shuffled(lengths, batch, config.seed() * 1_000_003 + epoch);
    }

    /**
     * A batch of an epoch. Each labelled one has an unlabelled one beside it, others in each epoch.
     *
     * @param index in the epoch
     * @param step updates made before
     */
    Batch batch(Plan plan, int index, long step) {
        int[] positions = plan.labelled.get(index);
        int[][] chosen = Arrays.stream(positions).mapToObj(i -> ids[i]).toArray(int[][]::new);
        return new Batch(
                dropWords(chosen, config.seed(), step),
                Arrays.stream(positions).map(i -> labels[i]).toArray(),
                unlabelled(plan.unlabelled, index, step));
    }

    private UnlabelledReviews unlabelled(List<int[]> batches, int index, long step) {
        if (batches.isEmpty()) {
            return UnlabelledReviews.NONE;
        }
        UnlabelledReviews batch = unlabelled.chosen(batches.get(index % batches.size()));
        return new UnlabelledReviews(dropWords(batch.ids(), ~config.seed(), step), batch.teacher());
    }

    private int[][] dropWords(int[][] ids, long seed, long step) {
        return WordDropout.apply(ids, config.data().wordDropout(), seed, step);
    }
}
