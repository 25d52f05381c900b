package sentiment.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns Ctrl-C or a plain kill into a question that a long job asks between two steps. The process stays alive until the
 * job has saved, at most a minute.
 */
final class StopSignal implements BooleanSupplier {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;

    private StopSignal() {}

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "stop"));
        return signal;
    }

    private void stopAndWait() {
        requested = true;
        try {
            boolean unused = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The job has saved what it had to. */
    void done() {
        finished.countDown();
    }

    @Override
    public boolean getAsBoolean() {
        return requested;
    }
}
