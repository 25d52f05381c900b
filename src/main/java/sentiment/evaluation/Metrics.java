package sentiment.evaluation;

/**
 * What an evaluation found, for the positive class. Fractions lie in 0..1; a figure that is not defined is NaN (null in
 * JSON). The component names are the JSON keys; see the package's documentation.
 *
 * @param n number of reviews
 * @param accuracy fraction of reviews with the right label
 * @param accuracyInterval its 95 % interval (Wilson)
 * @param precision fraction of reviews called positive that are; undefined when none is called so
 * @param precisionInterval its 95 % interval (Wilson)
 * @param recall fraction of positive reviews called so; undefined when there is none
 * @param recallInterval its 95 % interval (Wilson)
 * @param f1 harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN); undefined when that is 0 / 0
 * @param f1Interval its 95 % interval (Wilson's of the Jaccard index, mapped)
 * @param auc area under the ROC curve: the chance that a positive review gets a higher probability than a negative one,
 *     ties counting half (Hanley and McNeil 1982); undefined with fewer than two labels
 * @param logLoss mean negative natural logarithm of the actual label's probability, clipped to 1e-7 .. 1 - 1e-7
 * @param ece expected calibration error: 15 equal bins of the predicted label's confidence (Guo et al. 2017)
 * @param confusion the counts
 */
public record Metrics(
        long n,
        @NullIfUndefined double accuracy,
        Interval accuracyInterval,
        @NullIfUndefined double precision,
        Interval precisionInterval,
        @NullIfUndefined double recall,
        Interval recallInterval,
        @NullIfUndefined double f1,
        Interval f1Interval,
        @NullIfUndefined double auc,
        @NullIfUndefined double logLoss,
        @NullIfUndefined double ece,
        ConfusionMatrix confusion) {

    static Metrics of(ConfusionMatrix confusion, double auc, double logLoss, double ece) {
        return new Metrics(
                confusion.total(),
                confusion.accuracy(),
                confusion.accuracyInterval(),
                confusion.precision(),
                confusion.precisionInterval(),
                confusion.recall(),
                confusion.recallInterval(),
                confusion.f1(),
                confusion.f1Interval(),
                auc,
                logLoss,
                ece,
                confusion);
    }

    /** A table for people: fractions in percent with two decimals, 95 % intervals, the confusion matrix; lines end in {@code \n}. */
    public String toText() {
        return MetricsText.of(this);
    }
}
