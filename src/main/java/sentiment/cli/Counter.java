package sentiment.cli;

import java.io.PrintStream;
import java.util.Locale;

/** How many are done, on a terminal's last line, where nobody knows how many there will be. */
final class Counter implements AutoCloseable {
    private static final String START_OF_CLEARED_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final String unit;
    private final boolean shown;

    /** A counter that shows itself if {@code wanted} and if the launcher says that standard error is a terminal. */
    Counter(PrintStream err, String unit, boolean wanted) {
        this.err = err;
        this.unit = unit;
        this.shown = wanted && Boolean.getBoolean("sentiment.terminal");
    }

    void show(long done) {
        if (shown) {
            err.print(START_OF_CLEARED_LINE + String.format(Locale.ROOT, "%,d %s", done, unit));
        }
    }

    /** Makes room for a line of another kind. */
    void clear() {
        if (shown) {
            err.print(START_OF_CLEARED_LINE);
        }
    }

    @Override
    public void close() {
        clear();
    }
}
