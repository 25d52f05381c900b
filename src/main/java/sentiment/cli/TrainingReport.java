package sentiment.cli;

import java.nio.file.Path;
import java.util.List;
import sentiment.model.Classification;
import sentiment.model.ModelDirectory;
import sentiment.model.ModelJson;
import sentiment.model.SentimentModel;
import sentiment.report.Evaluated;
import sentiment.report.Machine;
import sentiment.report.Report;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingData;
import sentiment.training.TrainingDirectory;

/** The page that a training leaves in its model directory: the best model on the validation reviews. */
final class TrainingReport {
    private final Streams streams;
    private final boolean quiet;

    TrainingReport(Streams streams, boolean quiet) {
        this.streams = streams;
        this.quiet = quiet;
    }

    void write(TrainingConfig config, Path directory) {
        new ReportOutput(streams.err(), quiet)
                .offer(new TrainingDirectory(directory).report(), () -> make(config, directory));
    }

    private Report make(TrainingConfig config, Path directory) {
        try (SentimentModel model = ModelDirectory.load(directory)) {
            List<Classification.Scored> scored =
                    ReviewScores.of(model, TrainingData.validation(config), "report", quiet);
            return Report.of(
                    directory,
                    ModelJson.tree(model.manifest()),
                    Evaluated.of("validation reviews of " + config.data().path(), scored, MistakeWords.of(model)),
                    Machine.facts());
        }
    }
}
