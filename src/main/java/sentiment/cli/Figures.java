package sentiment.cli;

import java.util.Locale;

/** Numbers as the verbs' tables print them. */
final class Figures {
    private Figures() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
