package sentiment.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sentiment.batch.EncodedReviews;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.Calibration;
import sentiment.model.ModelDirectory;
import sentiment.model.PartMetrics;
import sentiment.model.SentimentModel;
import sentiment.wide.WideModel;
import sentiment.wide.WideTrainer;

/**
 * The end of a training: learns the wide part, where there shall be one, and fits on the validation reviews, with a wide part
 * on excerpts of them, too, how the parts' log-odds become one probability.
 */
final class Calibrator {
    private final Path directory;
    private final TrainingConfig config;
    private final PreparedCorpus corpus;

    private Calibrator(Path directory, TrainingConfig config, PreparedCorpus corpus) {
        this.directory = directory;
        this.config = config;
        this.corpus = corpus;
    }

    /**
     * Completes the model that stands in a directory.
     *
     * @return what the whole model does on the validation reviews
     */
    static Metrics complete(Path directory, TrainingConfig config, PreparedCorpus corpus, TrainingObserver observer) {
        Calibrator calibrator = new Calibrator(directory, config, corpus);
        return calibrator.complete(calibrator.recurrentLogits(corpus.validation()), observer);
    }

    /** The same of a model whose recurrent part gives these log-odds of the validation reviews. */
    static Metrics complete(
            Path directory,
            TrainingConfig config,
            PreparedCorpus corpus,
            double[] recurrent,
            TrainingObserver observer) {
        return new Calibrator(directory, config, corpus).complete(recurrent, observer);
    }

    private Metrics complete(double[] recurrent, TrainingObserver observer) {
        EncodedCorpus whole = corpus.whole();
        Optional<WideModel> wide = config.wide().enabled()
                ? Optional.of(WideTrainer.train(whole.train(), whole.vocabulary(), config.wide()))
                : Optional.empty();
        CalibrationExamples validation = examples(corpus.validation(), recurrent, wide, whole.validation());
        Calibration calibration =
                wide.isPresent() ? stacking(validation, wide) : CalibrationFit.temperature(validation);
        Metrics together = metrics(calibration, validation);
        Map<String, PartMetrics> parts = new LinkedHashMap<>();
        parts.put("recurrent", PartMetrics.of(metrics(Calibration.NONE, validation)));
        if (wide.isPresent()) {
            parts.put("wide", PartMetrics.of(metrics(Calibration.constant(0, 1, 0), validation)));
        }
        parts.put(wide.isPresent() ? "together" : "calibrated", PartMetrics.of(together));
        ModelDirectory.calibrate(directory, calibration, parts, together, wide);
        observer.calibrated(parts, together);
        return together;
    }

    private Calibration stacking(CalibrationExamples validation, Optional<WideModel> wide) {
        EncodedReviews excerpts = Excerpts.of(corpus.validation(), config.seed());
        EncodedReviews whole = Excerpts.of(corpus.whole().validation(), config.seed());
        return CalibrationFit.stacking(validation.with(examples(excerpts, recurrentLogits(excerpts), wide, whole)));
    }

    /** @param whole the same reviews in ids of every word */
    private CalibrationExamples examples(
            EncodedReviews reviews, double[] recurrent, Optional<WideModel> wide, EncodedReviews whole) {
        return new CalibrationExamples(
                recurrent,
                wide.map(model -> model.logits(whole, corpus.whole().vocabulary()))
                        .orElseGet(() -> new double[recurrent.length]),
                Arrays.stream(readable(reviews)).mapToInt(ids -> ids.length).toArray(),
                reviews.labels());
    }

    private double[] recurrentLogits(EncodedReviews reviews) {
        try (SentimentModel model = ModelDirectory.load(directory)) {
            return model.recurrentLogits(readable(reviews), config.resolvedThreads());
        }
    }

    private int[][] readable(EncodedReviews reviews) {
        return Trainer.readable(reviews.ids(), config.data().truncation());
    }

    /** What the recurrent part alone does, its probabilities as they are. */
    static Metrics uncalibrated(double[] recurrent, EncodedReviews reviews) {
        int n = recurrent.length;
        return metrics(
                Calibration.NONE, new CalibrationExamples(recurrent, new double[n], new int[n], reviews.labels()));
    }

    private static Metrics metrics(Calibration calibration, CalibrationExamples examples) {
        BinaryEvaluation evaluation = new BinaryEvaluation();
        for (int i = 0; i < examples.size(); i++) {
            double probability =
                    calibration.at(examples.tokens()[i]).probability(examples.recurrent()[i], examples.wide()[i]);
            evaluation.add(Label.values()[examples.labels()[i]], probability);
        }
        return evaluation.metrics();
    }
}
