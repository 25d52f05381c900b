package sentiment.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on standard error, and nothing at all where standard error is no terminal or quiet is asked for.
 *
 * <p>Java cannot ask whether standard error is a terminal, so the launcher says it with the system property
 * {@code sentiment.terminal} ({@code true} or {@code false}); without it, {@link System#console()} decides.
 */
final class Progress implements AutoCloseable {
    private static final Progress SILENT = new Progress(null);
    private static final int UPDATE_MILLIS = 200;
    /** One less than a terminal mostly has: some go to the next line once the last column is filled. */
    private static final int COLUMNS = 79;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Opens a bar.
     *
     * @param done what was done before, which says nothing about the time that the rest takes
     * @param total how many units there are, or -1 where nobody knows
     * @param unit what is counted; {@code bytes} are shown in megabytes, and how fast they come
     * @param quiet whether the user asked for silence
     */
    static Progress bar(String task, long done, long total, String unit, boolean quiet) {
        if (quiet || !isTerminal()) {
            return SILENT;
        }
        boolean bytes = unit.equals("bytes");
        ProgressBarBuilder builder = builder(task, done, total);
        return new Progress(
                bytes
                        ? builder.setUnit(" MB", 1_000_000).showSpeed().build()
                        : builder.setUnit(" " + unit, 1).build());
    }

    /**
     * Opens a bar that counts thousands and leaves room for a few words behind it, see {@link #stepTo(long, String)}.
     *
     * @param done what was done before, which says nothing about the time that the rest takes
     * @param total how many there are
     * @param quiet whether the user asked for silence
     */
    static Progress thousands(String task, long done, long total, boolean quiet) {
        if (quiet || !isTerminal()) {
            return SILENT;
        }
        return new Progress(builder(task, done, total).setUnit("k", 1000).build());
    }

    private static ProgressBarBuilder builder(String task, long done, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                // The library's own consumer would ask JLine for the terminal's width, and JLine makes Ctrl-C end the
                // process at once: no signal handler and no shutdown hook would run.
                .setConsumer(new ConsoleProgressBarConsumer(System.err, COLUMNS));
    }

    void stepTo(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Also shows a few words behind the bar. */
    void stepTo(long done, String message) {
        if (bar != null) {
            bar.setExtraMessage(message);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private static boolean isTerminal() {
        String said = System.getProperty("sentiment.terminal", "").toLowerCase(Locale.ROOT);
        return said.isEmpty() ? hasConsole() : said.equals("true");
    }

    /** From Java 22 on a console exists without a terminal too, and has a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
