package sentiment.training;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a calibration is fitted on or measured by, an entry a text.
 *
 * @param recurrent [n] log-odds of the recurrent part
 * @param wide [n] log-odds of the wide part
 * @param tokens [n] how many tokens the network reads
 * @param labels [n] 0 negative, 1 positive
 */
record CalibrationExamples(double[] recurrent, double[] wide, int[] tokens, int[] labels) {
    int size() {
        return labels.length;
    }

    /** These and others behind them. */
    CalibrationExamples with(CalibrationExamples others) {
        return new CalibrationExamples(
                joined(recurrent, others.recurrent),
                joined(wide, others.wide),
                joined(tokens, others.tokens),
                joined(labels, others.labels));
    }

    private static double[] joined(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
    }

    private static int[] joined(int[] first, int[] second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
}
