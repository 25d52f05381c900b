package sentiment.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sentiment.data.Label;
import sentiment.evaluation.Breakdown.OperatingPoint;

/**
 * Lowers the threshold of calling a review positive from the highest probability to the lowest. Reviews of equal
 * probability are called together.
 *
 * @param points thinned, the first and the last kept
 * @param averagePrecision of all points, not the thinned ones
 */
record ThresholdSweep(List<OperatingPoint> points, double averagePrecision) {
    /** On either axis; finer than a picture shows. */
    private static final double STEP = 1.0 / 200;

    static ThresholdSweep of(List<Label> actual, double[] probabilities) {
        List<OperatingPoint> points = all(actual, probabilities);
        double area = 0;
        double recall = 0;
        for (OperatingPoint point : points) {
            area += point.precision() * (point.recall() - recall);
            recall = point.recall();
        }
        return new ThresholdSweep(thinned(points), points.isEmpty() ? Double.NaN : area);
    }

    private static List<OperatingPoint> all(List<Label> actual, double[] probabilities) {
        int[] order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double positives =
                actual.stream().filter(label -> label == Label.POSITIVE).count();
        double negatives = actual.size() - positives;
        List<OperatingPoint> points = new ArrayList<>();
        int right = 0;
        for (int called = 1; called <= order.length; called++) {
            double threshold = probabilities[order[called - 1]];
            right += actual.get(order[called - 1]) == Label.POSITIVE ? 1 : 0;
            if (called == order.length || probabilities[order[called]] != threshold) {
                points.add(new OperatingPoint(
                        threshold, (called - right) / negatives, right / positives, (double) right / called));
            }
        }
        return points;
    }

    private static List<OperatingPoint> thinned(List<OperatingPoint> points) {
        List<OperatingPoint> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            OperatingPoint point = points.get(i);
            OperatingPoint last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null
                    || i == points.size() - 1
                    || point.recall() - last.recall() >= STEP
                    || point.falsePositiveRate() - last.falsePositiveRate() >= STEP) {
                kept.add(point);
            }
        }
        return kept;
    }
}
