package sentiment.cli;

import sentiment.text.StageProgress;

/** A bar for each stage of a long piece of work, one after the other. */
final class StageBars implements StageProgress, AutoCloseable {
    private final boolean quiet;
    private String stage = "";
    private Progress bar;

    StageBars(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public synchronized void at(String stage, long done, long total) {
        if (!stage.equals(this.stage)) {
            close();
            this.stage = stage;
            bar = Progress.bar(stage, done, total, total == 1 ? "file" : "reviews", quiet);
        }
        bar.stepTo(done);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            stage = "";
        }
    }
}
