package sentiment.report.tensorboard;

/**
 * How values are spread, in bins of equal width.
 *
 * @param limits upper end of each bin, rising
 * @param counts values in each
 */
record Histogram(
        double min, double max, double count, double sum, double sumOfSquares, double[] limits, double[] counts) {
    private static final int BINS = 40;

    static Histogram of(float[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
            squares += (double) value * value;
        }
        // Equal values need a bin that is wider than nothing.
        double width = max > min ? (max - min) / BINS : 1e-6;
        double[] limits = new double[BINS];
        double[] counts = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            limits[bin] = min + (bin + 1) * width;
        }
        for (float value : values) {
            counts[Math.min((int) ((value - min) / width), BINS - 1)]++;
        }
        return new Histogram(min, max, values.length, sum, squares, limits, counts);
    }
}
