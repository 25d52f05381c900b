package sentiment.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sentiment.batch.BatchConfig;
import sentiment.batch.LengthBuckets;
import sentiment.batch.Truncation;
import sentiment.batch.UnlabelledReviews;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.SentimentModel;
import sentiment.network.Schedule;
import sentiment.network.Scoring;
import sentiment.network.SentimentNetwork;
import sentiment.pretraining.PretrainedEncoder;
import sentiment.recurrent.ParameterLayout;

/**
 * The loop: plan an epoch's batches, update on each, validate, keep the best, save what resumes. Runs once; not
 * thread-safe.
 */
public final class Trainer implements AutoCloseable {
    private static final long LONGEST_SCHEDULE = 1_000_000_000;
    /** Beyond these, epochs are taken to have as many steps as these have on average. */
    private static final int EPOCHS_COUNTED = 100;

    private final TrainingConfig config;
    private final PreparedCorpus corpus;
    private final String fingerprint;
    private final ModelWriter output;
    private final TrainingObserver observer;
    private final BooleanSupplier stopRequested;
    private final int[][] trainIds;
    private final int[] trainLabels;
    private final UnlabelledReviews unlabelled;
    private final int[][] validationIds;
    private final int[] validationLabels;
    private final SentimentNetwork network;
    private TrainingProgress progress = TrainingProgress.start();
    private boolean resumed;

    /**
     * @param directory the model directory; nothing is written before {@link #train}
     * @param stopRequested asked after every step; true ends the training there, saved
     */
    public Trainer(
            TrainingConfig config,
            PreparedCorpus corpus,
            Path directory,
            TrainingObserver observer,
            BooleanSupplier stopRequested) {
        this.config = config;
        this.corpus = corpus;
        fingerprint = corpus.fingerprint();
        this.observer = observer;
        this.stopRequested = stopRequested;
        output = new ModelWriter(new TrainingDirectory(directory), config, corpus, fingerprint);
        Truncation truncation = config.data().truncation();
        trainIds = readable(corpus.train().ids(), truncation);
        trainLabels = corpus.train().labels();
        unlabelled = new UnlabelledReviews(
                readable(corpus.unlabelled().ids(), truncation),
                corpus.unlabelled().teacher());
        validationIds = readable(corpus.validation().ids(), truncation);
        validationLabels = corpus.validation().labels();
        network = new SentimentNetwork(
                config.encoder(),
                config.optimizer(),
                corpus.embeddings().values().clone(),
                corpus.embeddings().dimension(),
                plannedSteps(),
                config.resolvedThreads(),
                config.seed());
        if (config.pretrained() != null) {
            ParameterLayout layout = ParameterLayout.of(network.shape());
            network.start(
                    PretrainedEncoder.load(Path.of(config.pretrained()), layout).weights());
        }
        network.addLosses(config.adversarial(), config.unlabelled());
    }

    /**
     * Goes back to the last checkpoint of the directory.
     *
     * @throws InputException when there is none, or one that is damaged or of another training
     */
    public void resume() {
        Path file = output.directory().lastCheckpoint();
        Checkpoint checkpoint = Checkpoint.load(file);
        if (!config.resumes(checkpoint.config())) {
            throw new InputException(
                    file + " belongs to a training with another configuration; train without --resume.");
        }
        if (!fingerprint.equals(checkpoint.corpus())) {
            throw new InputException(
                    file + " belongs to a training on other reviews or vectors than there are now; train"
                            + " without --resume.");
        }
        network.restore(checkpoint.state());
        progress = checkpoint.progress();
        resumed = true;
    }

    /**
     * Trains to the end, or until asked to stop. Without a {@link #resume} before, what an earlier training left in the
     * directory is removed first.
     *
     * @return the epochs done and whether the training is over; the best epoch's model stands in the directory
     */
    public TrainingOutcome train() {
        return train(config.epochs());
    }

    /**
     * The same up to the end of an epoch, from which a {@link #resume} goes on. Learning rates follow the schedule of the
     * whole training, so going on gives what an uninterrupted training gives.
     *
     * @param lastEpoch counted from 1
     */
    public TrainingOutcome train(int lastEpoch) {
        if (!resumed) {
            output.directory().clear();
        }
        output.saveConfiguration();
        if (observer.measures()) {
            network.measureGradients();
        }
        while (progress.epoch() < config.epochs() && !progress.exhausted(config.patience())) {
            if (progress.epoch() >= lastEpoch || !trainEpoch()) {
                return new TrainingOutcome(progress.finished(), progress.best(), false);
            }
            finishEpoch();
        }
        Calibrator.complete(output.directory().path(), config, corpus, observer);
        return new TrainingOutcome(progress.finished(), progress.best(), true);
    }

    /** Learns what is left of the epoch; false when stopped before its end. */
    private boolean trainEpoch() {
        List<int[]> batches = plan(trainIds, config.batch(), progress.epoch());
        List<int[]> unlabelledBatches =
                plan(unlabelled.ids(), config.unlabelled().batch(config.batch()), progress.epoch());
        if (config.optimizer().schedule() == Schedule.PLATEAU) {
            network.scaleLearningRate(Math.pow(0.5, progress.withoutGain()));
        }
        observer.epochStarted(
                progress.epoch() + 1,
                progress.tokens(),
                Arrays.stream(trainIds).mapToLong(ids -> ids.length).sum());
        while (progress.batch() < batches.size()) {
            int[] batch = batches.get(progress.batch());
            int[][] ids = chosen(trainIds, batch);
            int[] labels = Arrays.stream(batch).map(i -> trainLabels[i]).toArray();
            double learningRate = network.learningRate();
            long start = System.nanoTime();
            double loss = network.fit(dropWords(ids, config.seed()), labels, unlabelledBatch(unlabelledBatches));
            if (!Double.isFinite(loss)) {
                throw divergence("The loss", loss);
            }
            long tokens = Arrays.stream(ids).mapToLong(review -> review.length).sum();
            double seconds = secondsSince(start);
            progress = progress.afterBatch(loss, batch.length, tokens, seconds);
            if (observer.measures()) {
                observer.batchMeasured(
                        new BatchResult(network.step(), loss, learningRate, network.gradientNorm(), tokens, seconds));
            }
            observer.stepFinished(progress.tokens(), progress.loss(), progress.tokensPerSecond());
            if (stopRequested.getAsBoolean()) {
                save(output.directory().lastCheckpoint());
                return false;
            }
        }
        return true;
    }

    private void finishEpoch() {
        long start = System.nanoTime();
        Metrics validation = validate();
        EpochResult result = new EpochResult(
                progress.epoch() + 1,
                network.step(),
                progress.loss(),
                network.learningRate(),
                progress.tokens(),
                progress.seconds(),
                progress.tokensPerSecond(),
                secondsSince(start),
                validation);
        progress = progress.afterEpoch(result);
        boolean best = progress.best() == progress.epoch() - 1;
        output.saveMetrics(progress.finished());
        if (best) {
            output.saveModel(network.state(), validation);
            save(output.directory().bestCheckpoint());
        }
        save(output.directory().lastCheckpoint());
        observer.epochFinished(result, best);
        if (observer.measures()) {
            observer.weightsMeasured(network.step(), network.weights());
        }
    }

    private Metrics validate() {
        double[] probabilities = Scoring.score(network.predictor(), validationIds, config.resolvedThreads());
        BinaryEvaluation evaluation = new BinaryEvaluation();
        for (int i = 0; i < probabilities.length; i++) {
            if (Double.isNaN(probabilities[i])) {
                // The last update of the epoch did it: a step's loss is computed before its update.
                throw divergence("A validation probability", probabilities[i]);
            }
            evaluation.add(Label.values()[validationLabels[i]], probabilities[i]);
        }
        return evaluation.metrics();
    }

    private DivergenceException divergence(String what, double value) {
        String clipping =
                config.optimizer().clipNorm() == 0 ? "set optimizer.clipNorm to 1" : "lower optimizer.clipNorm";
        return new DivergenceException(what + " became " + value + " in epoch " + (progress.epoch() + 1) + " at step "
                + network.step() + "; lower optimizer.learningRate or " + clipping + ", then train again.");
    }

    private void save(Path checkpoint) {
        new Checkpoint(config, fingerprint, network.state(), progress).save(checkpoint);
    }

    /** The steps of all epochs: batches of tokens are not as many in each, so many epochs are planned to count them. */
    private int plannedSteps() {
        int counted = Math.min(config.epochs(), EPOCHS_COUNTED);
        long steps = IntStream.range(0, counted)
                .mapToLong(epoch -> plan(trainIds, config.batch(), epoch).size())
                .sum();
        return (int) Math.min(LONGEST_SCHEDULE, steps * config.epochs() / counted);
    }

    /** An epoch of labelled reviews meets as many batches of unlabelled ones, others in each epoch. */
    private UnlabelledReviews unlabelledBatch(List<int[]> batches) {
        if (batches.isEmpty()) {
            return UnlabelledReviews.NONE;
        }
        UnlabelledReviews batch = unlabelled.chosen(batches.get(progress.batch() % batches.size()));
        return new UnlabelledReviews(dropWords(batch.ids(), ~config.seed()), batch.teacher());
    }

    private int[][] dropWords(int[][] ids, long seed) {
        return WordDropout.apply(ids, config.data().wordDropout(), seed, network.step());
    }

    private static int[][] chosen(int[][] reviews, int[] batch) {
        return Arrays.stream(batch).mapToObj(i -> reviews[i]).toArray(int[][]::new);
    }

    private List<int[]> plan(int[][] reviews, BatchConfig batch, int epoch) {
        int[] lengths = Arrays.stream(reviews).mapToInt(ids -> ids.length).toArray();
        return LengthBuckets.shuffled(lengths, batch, config.seed() * 1_000_003 + epoch);
    }

    /** What the network reads of each review. */
    static int[][] readable(int[][] reviews, Truncation truncation) {
        return Arrays.stream(reviews)
                .map(ids -> SentimentModel.readable(ids, truncation))
                .toArray(int[][]::new);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        network.close();
    }
}
