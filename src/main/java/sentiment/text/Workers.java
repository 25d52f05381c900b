package sentiment.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a task for every index on a fixed number of threads that end with the call. */
public final class Workers {
    private Workers() {}

    /** The task for one index; {@code worker} is below the number of threads, and a worker is one thread. */
    @FunctionalInterface
    public interface IndexTask {
        void run(int worker, int index);
    }

    /**
     * Runs {@code task} for 0 to {@code count} - 1 and returns when all are done. The first exception stops the rest
     * and is thrown here; an interrupt does the same with a {@link CancellationException}.
     */
    public static void forEachIndex(int count, int threads, IndexTask task) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but is " + threads);
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::daemon);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int worker = i;
                running.add(pool.submit(() -> runAll(worker, next, count, task)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            if (e.getCause() instanceof Error) {
                throw (Error) e.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while working on texts.");
        } finally {
            pool.shutdownNow();
        }
    }

    private static void runAll(int worker, AtomicInteger next, int count, IndexTask task) {
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                task.run(worker, index);
            } catch (RuntimeException | Error e) {
                next.set(count);
                throw e;
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "text-worker");
        thread.setDaemon(true);
        return thread;
    }
}
