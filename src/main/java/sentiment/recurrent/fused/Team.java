package sentiment.recurrent.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Threads that work through a batch, a shard each. Who has none, or is done with it, takes parts of the loops that the others share, so
 * they wait for each other at the end of a loop of microseconds, not of a shard. Idle threads look for loops without sleeping: there should be no
 * more of them than processors. Which thread does a part changes nothing in its result. One batch at a time; not thread-safe.
 */
public final class Team implements AutoCloseable {
    private static final int LOOKS_BEFORE_YIELD = 1000;

    private final List<TeamMember> members;
    private final ExecutorService pool;
    /** Members that are not done with a task of their own. */
    private final AtomicInteger busy = new AtomicInteger();
    /** Members that look for loops to help with. */
    private final AtomicInteger idle = new AtomicInteger();

    /** @param size threads, of which the caller's is one */
    public Team(int size) {
        members =
                IntStream.range(0, size).mapToObj(index -> new TeamMember(this)).toList();
        pool = Executors.newFixedThreadPool(Math.max(1, size - 1), task -> {
            Thread thread = new Thread(task, "shard");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The member that does the task of this index. */
    public TeamMember member(int index) {
        return members.get(index);
    }

    int size() {
        return members.size();
    }

    boolean hasIdle() {
        return idle.get() > 0;
    }

    /**
     * Does the tasks 0 to {@code tasks} - 1, each by the member of its index, and returns when all have ended. The first failure
     * is thrown, with the others suppressed in it.
     *
     * @param tasks no more than members
     */
    public void run(int tasks, IntConsumer task) {
        if (tasks > size()) {
            throw new IllegalArgumentException(tasks + " tasks are more than a team of " + size() + " takes at once.");
        }
        busy.set(tasks);
        List<Future<?>> others = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        try {
            for (int i = 1; i < size(); i++) {
                int index = i;
                others.add(pool.submit(() -> work(index, tasks, task)));
            }
        } catch (RuntimeException | Error e) {
            // No thread could be had: the tasks from here on never begin.
            busy.addAndGet(-Math.max(0, tasks - 1 - others.size()));
            failures.add(e);
        }
        try {
            work(0, tasks, task);
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
        // All of them, whatever happens: one still running would write into the next batch's arrays.
        others.forEach(other -> failure(other).ifPresent(failures::add));
        if (!failures.isEmpty()) {
            Throwable first = failures.get(0);
            failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            throw unchecked(first);
        }
    }

    private void work(int index, int tasks, IntConsumer task) {
        try {
            if (index < tasks) {
                task.accept(index);
            }
        } finally {
            if (index < tasks) {
                busy.decrementAndGet();
            }
            help(member(index));
        }
    }

    private void help(TeamMember helper) {
        idle.incrementAndGet();
        int looks = 0;
        while (busy.get() > 0) {
            boolean helped = false;
            for (TeamMember member : members) {
                helped |= member.help(helper);
            }
            looks = helped ? 0 : looks + 1;
            pause(looks);
        }
        idle.decrementAndGet();
    }

    /** Waits a moment; now and then long enough for another thread that needs the processor. */
    static void pause(int looks) {
        if (looks % LOOKS_BEFORE_YIELD == LOOKS_BEFORE_YIELD - 1) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    /** Waits for a member, even when interrupted: it takes a step's time at most. */
    private static Optional<Throwable> failure(Future<?> member) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    member.get();
                    return Optional.empty();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return Optional.of(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** To throw; tasks declare no checked exception. */
    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
