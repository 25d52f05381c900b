package sentiment.training;

import java.nio.file.Path;
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
 * The end of a training: learns the wide part, where there shall be one, and fits on the validation reviews how the
 * parts' log-odds become one probability. Stateless.
 */
final class Calibrator {
    /** A temperature above 100 would say that the network knows nothing; below 0 that it knows the contrary. */
    private static final double LEAST_WEIGHT = 0.01;

    private Calibrator() {}

    /**
     * Completes the model that stands in a directory.
     *
     * @return what the whole model does on the validation reviews
     */
    static Metrics complete(Path directory, TrainingConfig config, PreparedCorpus corpus, TrainingObserver observer) {
        double[] recurrent = recurrentLogits(directory, config, corpus.validation());
        return complete(directory, config, corpus, recurrent, observer);
    }

    /** The same of a model whose recurrent part gives these log-odds of the validation reviews. */
    static Metrics complete(
            Path directory,
            TrainingConfig config,
            PreparedCorpus corpus,
            double[] recurrent,
            TrainingObserver observer) {
        int[] labels = corpus.validation().labels();
        Map<String, PartMetrics> parts = new LinkedHashMap<>();
        parts.put("recurrent", PartMetrics.of(uncalibrated(recurrent, corpus.validation())));
        Optional<WideModel> wide = Optional.empty();
        double[] wideLogits = new double[labels.length];
        Calibration calibration;
        if (config.wide().enabled()) {
            EncodedCorpus whole = corpus.whole();
            WideModel model = WideTrainer.train(whole.train(), whole.vocabulary(), config.wide());
            wide = Optional.of(model);
            wideLogits = model.logits(whole.validation(), whole.vocabulary());
            parts.put("wide", PartMetrics.of(metrics(new Calibration(0, 1, 0), recurrent, wideLogits, labels)));
            calibration = stacking(recurrent, wideLogits, labels);
        } else {
            calibration = temperature(recurrent, labels);
        }
        Metrics together = metrics(calibration, recurrent, wideLogits, labels);
        parts.put(wide.isPresent() ? "together" : "calibrated", PartMetrics.of(together));
        ModelDirectory.calibrate(directory, calibration, parts, together, wide);
        observer.calibrated(parts, together);
        return together;
    }

    /** What the recurrent part alone does, its probabilities as they are. */
    static Metrics uncalibrated(double[] recurrent, EncodedReviews reviews) {
        return metrics(Calibration.NONE, recurrent, new double[recurrent.length], reviews.labels());
    }

    /** Temperature scaling: confidence changes, labels do not. */
    static Calibration temperature(double[] recurrent, int[] labels) {
        double[][] features = new double[recurrent.length][];
        for (int i = 0; i < features.length; i++) {
            features[i] = new double[] {recurrent[i]};
        }
        return new Calibration(Math.max(LEAST_WEIGHT, LogisticFit.fit(features, labels)[0]), 0, 0);
    }

    /** Logistic regression on both parts' log-odds. */
    static Calibration stacking(double[] recurrent, double[] wide, int[] labels) {
        double[][] features = new double[recurrent.length][];
        for (int i = 0; i < features.length; i++) {
            features[i] = new double[] {recurrent[i], wide[i], 1};
        }
        double[] weights = LogisticFit.fit(features, labels);
        return new Calibration(weights[0], weights[1], weights[2]);
    }

    private static double[] recurrentLogits(Path directory, TrainingConfig config, EncodedReviews reviews) {
        int[][] ids = Trainer.readable(reviews.ids(), config.data().truncation());
        try (SentimentModel model = ModelDirectory.load(directory)) {
            return model.recurrentLogits(ids, config.resolvedThreads());
        }
    }

    private static Metrics metrics(Calibration calibration, double[] recurrent, double[] wide, int[] labels) {
        BinaryEvaluation evaluation = new BinaryEvaluation();
        for (int i = 0; i < labels.length; i++) {
            evaluation.add(Label.values()[labels[i]], calibration.probability(recurrent[i], wide[i]));
        }
        return evaluation.metrics();
    }
}
