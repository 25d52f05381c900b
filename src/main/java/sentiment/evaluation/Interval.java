package sentiment.evaluation;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A 95 % confidence interval of a fraction; both ends are NaN where the fraction is undefined.
 *
 * @param lower lower end, 0..1
 * @param upper upper end, 0..1
 */
public record Interval(
        @NullIfUndefined double lower, @NullIfUndefined double upper) {
    /** The interval of an undefined fraction. */
    public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

    private static final double ERROR_RATE = 0.05;

    /** Wilson's score interval (Wilson 1927) of {@code successes} in {@code trials}; undefined for no trial. */
    static Interval wilson(int successes, int trials) {
        if (trials == 0) {
            return UNDEFINED;
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, ERROR_RATE);
        return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }
}
