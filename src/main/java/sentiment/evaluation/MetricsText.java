package sentiment.evaluation;

import java.util.Locale;

/** {@link Metrics} as an aligned table. */
final class MetricsText {
    private MetricsText() {}

    static String of(Metrics metrics) {
        ConfusionMatrix c = metrics.confusion();
        return format(
                        "reviews    %,d (%,d positive, %,d negative)\n",
                        metrics.n(), c.truePositives() + c.falseNegatives(), c.trueNegatives() + c.falsePositives())
                + row("accuracy", metrics.accuracy(), metrics.accuracyInterval())
                + row("precision", metrics.precision(), metrics.precisionInterval())
                + row("recall", metrics.recall(), metrics.recallInterval())
                + row("F1", metrics.f1(), metrics.f1Interval())
                + row("AUC", percent(metrics.auc()))
                + row("log loss", Double.isNaN(metrics.logLoss()) ? "undefined" : format("%.4f", metrics.logLoss()))
                + row("ECE", percent(metrics.ece()))
                + "\n"
                + format("%-16s%12s%12s\n", "", "called pos", "called neg")
                + format("%-16s%,12d%,12d\n", "actually pos", c.truePositives(), c.falseNegatives())
                + format("%-16s%,12d%,12d\n", "actually neg", c.falsePositives(), c.trueNegatives());
    }

    private static String row(String name, double fraction, Interval interval) {
        if (Double.isNaN(fraction)) {
            return row(name, "undefined");
        }
        String range = format("%s to %s", percent(interval.lower()), percent(interval.upper()));
        return row(name, format("%-10s(95 %% interval %s)", percent(fraction), range));
    }

    private static String row(String name, String value) {
        return format("%-11s%s\n", name, value);
    }

    static String percent(double fraction) {
        return Double.isNaN(fraction) ? "undefined" : format("%.2f %%", 100 * fraction);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
