package sentiment.cli;

import java.util.Locale;

/** The bar of the epoch that is learned; none between epochs. Not thread-safe. */
final class EpochBar implements AutoCloseable {
    private final boolean quiet;
    private Progress bar;

    EpochBar(boolean quiet) {
        this.quiet = quiet;
    }

    void start(int epoch, long done, long tokens) {
        bar = Progress.thousands("Epoch " + epoch, done, tokens, quiet);
    }

    void stepTo(long tokens, double loss, double tokensPerSecond) {
        bar.stepTo(tokens, String.format(Locale.ROOT, "%.0fk tok/s loss %.4f", tokensPerSecond / 1000, loss));
    }

    /** Ends the epoch's bar; does nothing where there is none. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
