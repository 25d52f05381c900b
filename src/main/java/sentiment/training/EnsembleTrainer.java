package sentiment.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sentiment.evaluation.Metrics;
import sentiment.model.ModelDirectory;
import sentiment.model.Weights;
import sentiment.network.Predictor;
import sentiment.network.Scoring;
import sentiment.recurrent.EncoderShape;

/**
 * Trains the networks of an ensemble one after another, each in a directory of its own below the model's, and saves them
 * as one model, whose score is the mean of theirs. They differ in first weights, batches and dropout; words, vectors and the
 * split of the reviews are the same. Runs once; not thread-safe.
 */
public final class EnsembleTrainer {
    private final TrainingConfig config;
    private final PreparedCorpus corpus;
    private final TrainingDirectory directory;
    private final TrainingObserver observer;
    private final BooleanSupplier stopRequested;

    /** Parameters as in {@link Trainer}. */
    public EnsembleTrainer(
            TrainingConfig config,
            PreparedCorpus corpus,
            Path directory,
            TrainingObserver observer,
            BooleanSupplier stopRequested) {
        this.config = config;
        this.corpus = corpus;
        this.directory = new TrainingDirectory(directory);
        this.observer = observer;
        this.stopRequested = stopRequested;
    }

    /**
     * Trains every member that is not complete yet, to the end or until asked to stop.
     *
     * @param resume goes on with the members that began; without, what an earlier training left is removed first
     * @return how the whole ensemble does on the validation reviews; empty when it was stopped and can be resumed
     */
    public Optional<Metrics> train(boolean resume) {
        if (!resume) {
            directory.clear();
        }
        ModelWriter output = new ModelWriter(directory, config, corpus, corpus.fingerprint());
        output.saveConfiguration();
        for (int member = 0; member < config.ensemble(); member++) {
            observer.memberStarted(member + 1, config.ensemble());
            if (!trainMember(member)) {
                return Optional.empty();
            }
        }
        List<Weights> members = IntStream.range(0, config.ensemble())
                .mapToObj(member ->
                        ModelDirectory.weights(directory.member(member).path()))
                .flatMap(List::stream)
                .toList();
        double[] logits = logits(members);
        output.saveModel(members, Calibrator.uncalibrated(logits, corpus.validation()));
        return Optional.of(Calibrator.complete(directory.path(), config, corpus, logits, observer));
    }

    /** The ensemble's log-odds of the validation reviews. */
    private double[] logits(List<Weights> members) {
        EncoderShape shape = config.encoder().shape(corpus.embeddings().dimension());
        List<Predictor> predictors = members.stream()
                .map(member -> new Predictor(shape, member.parameters(), member.embedding()))
                .toList();
        int[][] ids = Trainer.readable(corpus.validation().ids(), config.data().truncation());
        return Scoring.meanLogits(predictors, ids, config.resolvedThreads());
    }

    private boolean trainMember(int member) {
        TrainingDirectory folder = directory.member(member);
        try (Trainer trainer = new Trainer(config.member(member), corpus, folder.path(), observer, stopRequested)) {
            if (folder.holdsCheckpoint()) {
                trainer.resume();
            }
            return trainer.train().complete();
        }
    }
}
