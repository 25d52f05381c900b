package sentiment.bench;

import java.util.Arrays;

/** One cell of the table, in the form of {@code results.json}. */
record Result(String work, String who, double median, double min, double max, String unit, long peakRssMb) {

    static Result of(Work work, Who who, double[] speeds, long peakRssMb) {
        double[] sorted = speeds.clone();
        Arrays.sort(sorted);
        // Odd counts only.
        double median = sorted[sorted.length / 2];
        return new Result(
                work.name(), who.toString(), median, sorted[0], sorted[sorted.length - 1], "tokens/s", peakRssMb);
    }
}
