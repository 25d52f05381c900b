package sentiment.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C or a plain kill as an event to wait for, after which the program ends in its own time with exit code 0: stopping
 * is what it was asked for. Where that fails the exit code is the signal's.
 */
final class Interruption implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endWithTheProgram, "stop");
    private volatile boolean done;

    private Interruption() {}

    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void endWithTheProgram() {
        asked.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (done) {
            // Once a signal has come, nothing else changes the exit code.
            Runtime.getRuntime().halt(0);
        }
    }

    void await() throws InterruptedException {
        asked.await();
    }

    /** All that was to do before the end is done. */
    void done() {
        done = true;
    }

    @Override
    public void close() {
        ended.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
