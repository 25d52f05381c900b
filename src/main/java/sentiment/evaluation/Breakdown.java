package sentiment.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sentiment.data.Label;

/**
 * Where a classifier is right and where not, beyond single figures: what its curves and bars are drawn from. Jackson
 * writes and reads it.
 *
 * @param metrics the single figures
 * @param averagePrecision sum over positives of the precision down to each, divided by their number; undefined without one
 * @param operatingPoints of the ROC and the precision-recall curve, from the highest threshold to the lowest; thinned to
 *     steps of about 1/200 of either axis
 * @param reliability ten bins of P(positive) of equal width; empty ones are left out
 * @param lengths bands of review length, shortest first; empty ones are left out
 * @param scores twenty bins of P(positive) of equal width
 */
public record Breakdown(
        Metrics metrics,
        @NullIfUndefined double averagePrecision,
        List<OperatingPoint> operatingPoints,
        List<ReliabilityBin> reliability,
        List<LengthBand> lengths,
        List<ScoreBin> scores) {
    private static final int RELIABILITY_BINS = 10;
    private static final int SCORE_BINS = 20;
    /** Upper ends, in words; about a tenth to a fifth of the IMDB reviews each. */
    private static final int[] LENGTHS = {100, 130, 160, 200, 260, 350, 500, Integer.MAX_VALUE};

    /**
     * What calling positive from a threshold on comes to.
     *
     * @param threshold the lowest P(positive) that is called positive
     * @param falsePositiveRate share of negative reviews called positive
     * @param recall share of positive reviews called so
     * @param precision share of reviews called positive that are
     */
    public record OperatingPoint(
            double threshold,
            @NullIfUndefined double falsePositiveRate,
            @NullIfUndefined double recall,
            @NullIfUndefined double precision) {}

    /**
     * Reviews whose P(positive) lies in a range.
     *
     * @param lower inclusive
     * @param upper exclusive, 1 inclusive
     * @param n how many
     * @param meanProbability their mean P(positive)
     * @param positive the share that is positive
     * @param interval its 95 % interval (Wilson)
     */
    public record ReliabilityBin(
            double lower, double upper, int n, double meanProbability, double positive, Interval interval) {}

    /**
     * Reviews of a range of lengths.
     *
     * @param from words at least
     * @param to words at most; {@link Integer#MAX_VALUE} in the last
     * @param n how many
     * @param accuracy the share with the right label
     * @param interval its 95 % interval (Wilson)
     */
    public record LengthBand(int from, int to, int n, double accuracy, Interval interval) {}

    /**
     * How many reviews of each label have a P(positive) in a range.
     *
     * @param lower inclusive
     * @param upper exclusive, 1 inclusive
     */
    public record ScoreBin(double lower, double upper, int negatives, int positives) {}

    /**
     * Computes everything from reviews.
     *
     * @param actual true labels
     * @param probabilities P(positive) of each
     * @param words length of each in words
     */
    public static Breakdown of(List<Label> actual, double[] probabilities, int[] words) {
        BinaryEvaluation evaluation = new BinaryEvaluation();
        for (int i = 0; i < probabilities.length; i++) {
            evaluation.add(actual.get(i), probabilities[i]);
        }
        ThresholdSweep sweep = ThresholdSweep.of(actual, probabilities);
        return new Breakdown(
                evaluation.metrics(),
                sweep.averagePrecision(),
                sweep.points(),
                reliability(actual, probabilities),
                lengths(actual, probabilities, words),
                scores(actual, probabilities));
    }

    private static List<ReliabilityBin> reliability(List<Label> actual, double[] probabilities) {
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int bin = 0; bin < RELIABILITY_BINS; bin++) {
            int of = bin;
            int[] members = IntStream.range(0, probabilities.length)
                    .filter(i -> bin(probabilities[i], RELIABILITY_BINS) == of)
                    .toArray();
            int positives = count(members, i -> actual.get(i) == Label.POSITIVE);
            if (members.length > 0) {
                bins.add(new ReliabilityBin(
                        (double) bin / RELIABILITY_BINS,
                        (bin + 1.0) / RELIABILITY_BINS,
                        members.length,
                        IntStream.of(members)
                                .mapToDouble(i -> probabilities[i])
                                .average()
                                .orElseThrow(),
                        (double) positives / members.length,
                        Interval.wilson(positives, members.length)));
            }
        }
        return bins;
    }

    private static List<LengthBand> lengths(List<Label> actual, double[] probabilities, int[] words) {
        List<LengthBand> bands = new ArrayList<>();
        int from = 0;
        for (int to : LENGTHS) {
            int least = from;
            int[] members = IntStream.range(0, words.length)
                    .filter(i -> words[i] >= least && words[i] <= to)
                    .toArray();
            int right = count(members, i -> actual.get(i) == Label.ofProbability(probabilities[i]));
            if (members.length > 0) {
                bands.add(new LengthBand(
                        from,
                        to,
                        members.length,
                        (double) right / members.length,
                        Interval.wilson(right, members.length)));
            }
            from = to + 1;
        }
        return bands;
    }

    private static List<ScoreBin> scores(List<Label> actual, double[] probabilities) {
        int[][] counts = new int[SCORE_BINS][2];
        for (int i = 0; i < probabilities.length; i++) {
            counts[bin(probabilities[i], SCORE_BINS)][actual.get(i) == Label.POSITIVE ? 1 : 0]++;
        }
        return IntStream.range(0, SCORE_BINS)
                .mapToObj(bin -> new ScoreBin(
                        (double) bin / SCORE_BINS, (bin + 1.0) / SCORE_BINS, counts[bin][0], counts[bin][1]))
                .toList();
    }

    private static int count(int[] members, IntPredicate which) {
        return (int) IntStream.of(members).filter(which).count();
    }

    private static int bin(double probability, int bins) {
        return Math.min((int) (probability * bins), bins - 1);
    }
}
