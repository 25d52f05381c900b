package sentiment.report;

import java.util.Locale;

/** Numbers as people read them; {@code –} for what is not defined. */
final class Text {
    private Text() {}

    static String percent(double fraction) {
        return Double.isFinite(fraction) ? format("%.1f %%", 100 * fraction) : "–";
    }

    /** With two decimals, for what is compared. */
    static String exactPercent(double fraction) {
        return Double.isFinite(fraction) ? format("%.2f %%", 100 * fraction) : "–";
    }

    static String decimal(double value, int digits) {
        return Double.isFinite(value) ? format("%." + digits + "f", value) : "–";
    }

    static String count(double value) {
        return Double.isFinite(value) ? format("%,.0f", value) : "–";
    }

    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "–";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return format("%.1f s", seconds);
        }
        return whole < 3600
                ? format("%d:%02d min", whole / 60, whole % 60)
                : format("%d:%02d h", whole / 3600, whole % 3600 / 60);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
