package sentiment.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
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
        output.saveModel(members, validate(members));
        return Optional.of(Calibrator.complete(directory.path(), config, corpus, observer));
    }

    private Metrics validate(List<Weights> members) {
        EncoderShape shape = config.encoder().shape(corpus.embeddings().dimension());
        int[][] ids = Trainer.readable(corpus.validation().ids(), config.data().truncation());
        double[] sum = new double[ids.length];
        for (Weights member : members) {
            Predictor predictor = new Predictor(shape, member.parameters(), member.embedding());
            double[] logits = Scoring.logits(predictor, ids, config.resolvedThreads());
            Arrays.setAll(sum, i -> sum[i] + logits[i]);
        }
        BinaryEvaluation evaluation = new BinaryEvaluation();
        for (int i = 0; i < sum.length; i++) {
            evaluation.add(
                    Label.values()[corpus.validation().labels()[i]], 1 / (1 + Math.exp(-sum[i] / members.size())));
        }
        return evaluation.metrics();
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
