package sentiment.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import sentiment.report.Report;

/** Writes the report that a verb leaves beside its result. */
final class ReportOutput {
    private final PrintStream err;
    private final boolean quiet;

    /** Makes the report, which may take a while. */
    @FunctionalInterface
    interface Maker {
        Report make();
    }

    ReportOutput(PrintStream err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** Writes a report that was asked for; what fails, fails the verb. */
    void write(Path page, Maker report) {
        report.make().write(page);
        if (!quiet) {
            err.println("Report: " + page);
        }
    }

    /** Writes a report that nobody asked for: what fails is said, and the verb's result stands. */
    void offer(Path page, Maker report) {
        try {
            write(page, report);
        } catch (RuntimeException e) {
            err.println("sentiment: No report was written: " + Sentences.of(e));
        }
    }
}
