package sentiment.model;

import sentiment.evaluation.Metrics;

/**
 * How a part of a model, or all of it, does on the validation reviews.
 *
 * @param accuracy fraction of reviews with the right label
 * @param logLoss mean negative natural logarithm of the actual label's probability
 * @param ece expected calibration error
 */
public record PartMetrics(double accuracy, double logLoss, double ece) {
    public static PartMetrics of(Metrics metrics) {
        return new PartMetrics(metrics.accuracy(), metrics.logLoss(), metrics.ece());
    }
}
