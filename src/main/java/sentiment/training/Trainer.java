package sentiment.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sentiment.batch.Truncation;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.SentimentModel;
import sentiment.network.Schedule;
import sentiment.network.Scoring;
import sentiment.network.SentimentNetwork;
import sentiment.pretraining.PretrainedEncoder;

/**
 * The loop: plan an epoch's batches, update on each, validate, keep the best, save what resumes. Runs once; not
 * thread-safe.
 */
public final class Trainer implements AutoCloseable {
    private final TrainingConfig config;
    private final PreparedCorpus corpus;
    private final String fingerprint;
    private final ModelWriter output;
    private final TrainingObserver observer;
    private final BooleanSupplier stopRequested;
    private final EpochBatches batches;
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
        batches = new EpochBatches(config, corpus);
        validationIds = readable(corpus.validation().ids(), config.data().truncation());
        validationLabels = corpus.validation().labels();
        Optional<PretrainedEncoder> start = config.pretrainedEncoder();
        network = new SentimentNetwork(
                config.encoder(),
                config.optimizer(),
                corpus.embeddings().values().clone(),
                corpus.embeddings().dimension(),
                batches.totalSteps(),
                config.resolvedThreads(),
                config.seed());
        start.ifPresent(encoder -> network.start(encoder.weights()));
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
        EpochBatches.Plan plan = batches.plan(progress.epoch());
        if (config.optimizer().schedule() == Schedule.PLATEAU) {
            network.scaleLearningRate(Math.pow(0.5, progress.withoutGain()));
        }
        observer.epochStarted(progress.epoch() + 1, progress.tokens(), batches.tokens());
        while (progress.batch() < plan.size()) {
            EpochBatches.Batch batch = batches.batch(plan, progress.batch(), network.step());
            double learningRate = network.learningRate();
            long start = System.nanoTime();
            double loss = network.fit(batch.ids(), batch.labels(), batch.unlabelled());
            if (!Double.isFinite(loss)) {
                throw divergence("The loss", loss);
            }
            double seconds = secondsSince(start);
            progress = progress.afterBatch(loss, batch.size(), batch.tokens(), seconds);
            if (observer.measures()) {
                observer.batchMeasured(new BatchResult(
                        network.step(), loss, learningRate, network.gradientNorm(), batch.tokens(), seconds));
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
