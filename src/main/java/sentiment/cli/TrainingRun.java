package sentiment.cli;

import java.nio.file.Path;
import java.util.Optional;
import sentiment.evaluation.Metrics;
import sentiment.training.EnsembleTrainer;
import sentiment.training.PreparedCorpus;
import sentiment.training.Trainer;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingObserver;
import sentiment.training.TrainingOutcome;

/**
 * A training of one network or of an ensemble, shown as a table.
 *
 * @param observer told how it goes, the table included
 */
record TrainingRun(
        TrainingConfig config,
        PreparedCorpus corpus,
        Path directory,
        EpochTable table,
        TrainingObserver observer,
        StopSignal stop) {

    /** Whether it came to its end; else it was stopped and can be resumed. */
    boolean train(boolean resume) {
        return config.ensemble() == 1 ? trainOne(resume) : trainEnsemble(resume);
    }

    private boolean trainOne(boolean resume) {
        try (Trainer trainer = new Trainer(config, corpus, directory, observer, stop)) {
            if (resume) {
                trainer.resume();
            }
            table.header(config, corpus);
            TrainingOutcome outcome = trainer.train();
            table.footer(outcome, directory);
            return outcome.complete();
        }
    }

    private boolean trainEnsemble(boolean resume) {
        table.header(config, corpus);
        Optional<Metrics> validation = new EnsembleTrainer(config, corpus, directory, observer, stop).train(resume);
        table.footer(validation, config.ensemble(), directory);
        return validation.isPresent();
    }
}
