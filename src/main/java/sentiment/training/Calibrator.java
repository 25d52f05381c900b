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
 * on excerpts of them, too, how the parts' log-odds become one probability. With pseudo-labels (Lee, ICML 2013 workshop) the
 * model made so labels the unlabelled reviews, from which and the labelled ones the wide part learns anew.
 */
final class Calibrator {
    private static final String LABELLING = "Labelling reviews";
    private static final int CHUNK_REVIEWS = 2_048;

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
        Optional<WideModel> wide = Optional.empty();
        double[] ofExcerpts = new double[0];
        if (config.wide().enabled()) {
            ofExcerpts = recurrentLogits(excerpts(corpus.validation()));
            EncodedReviews reviews = corpus.whole().train();
            if (config.wide().unlabelled()) {
                reviews = reviews.with(pseudoLabelled(recurrent, ofExcerpts, observer));
            }
            wide = Optional.of(wide(reviews, Excerpts.of(reviews, config.wide().excerpts(), config.seed())));
        }
        CalibrationExamples validation = validation(recurrent, wide);
        Calibration calibration = calibration(validation, ofExcerpts, wide);
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

    private WideModel wide(EncodedReviews reviews, EncodedReviews excerpts) {
        return WideTrainer.train(reviews, excerpts, corpus.whole().vocabulary(), config.wide());
    }

    /**
     * The unlabelled reviews, in ids of every word, each with the label that is likelier by the recurrent part and a wide part
     * that learned from whole labelled reviews.
     */
    private EncodedReviews pseudoLabelled(double[] recurrent, double[] ofExcerpts, TrainingObserver observer) {
        WideModel wide = wide(corpus.whole().train(), EncodedReviews.NONE);
        Optional<WideModel> both = Optional.of(wide);
        Calibration calibration = calibration(validation(recurrent, both), ofExcerpts, both);
        int[][] reviews = corpus.wholeUnlabelled();
        int[][] readable =
                Trainer.readable(corpus.unlabelled().ids(), config.data().truncation());
        double[] wideLogits = wide.logits(reviews, corpus.whole().vocabulary());
        int[] labels = new int[reviews.length];
        try (SentimentModel model = ModelDirectory.load(directory)) {
            for (int from = 0; from < reviews.length; from += CHUNK_REVIEWS) {
                observer.completing(LABELLING, from, reviews.length);
                int[][] chunk = Arrays.copyOfRange(readable, from, Math.min(readable.length, from + CHUNK_REVIEWS));
                double[] logits = model.recurrentLogits(chunk, config.resolvedThreads());
                for (int i = 0; i < chunk.length; i++) {
                    double logit = calibration.at(chunk[i].length).logit(logits[i], wideLogits[from + i]);
                    labels[from + i] = (logit > 0 ? Label.POSITIVE : Label.NEGATIVE).ordinal();
                }
            }
        }
        observer.completing(LABELLING, reviews.length, reviews.length);
        return new EncodedReviews(reviews, labels);
    }

    private CalibrationExamples validation(double[] recurrent, Optional<WideModel> wide) {
        return examples(corpus.validation(), recurrent, wide, corpus.whole().validation());
    }

    /** @param ofExcerpts log-odds of the recurrent part; not looked at without a wide part */
    private Calibration calibration(CalibrationExamples validation, double[] ofExcerpts, Optional<WideModel> wide) {
        if (wide.isEmpty()) {
            return CalibrationFit.temperature(validation);
        }
        EncodedReviews whole = excerpts(corpus.whole().validation());
        return CalibrationFit.stacking(
                validation.with(examples(excerpts(corpus.validation()), ofExcerpts, wide, whole)));
    }

    private EncodedReviews excerpts(EncodedReviews reviews) {
        return Excerpts.of(reviews, config.seed());
    }

    /** @param whole the same reviews in ids of every word */
    private CalibrationExamples examples(
            EncodedReviews reviews, double[] recurrent, Optional<WideModel> wide, EncodedReviews whole) {
        return new CalibrationExamples(
                recurrent,
                wide.map(model -> model.logits(whole.ids(), corpus.whole().vocabulary()))
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
