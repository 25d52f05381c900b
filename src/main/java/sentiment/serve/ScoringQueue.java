package sentiment.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import sentiment.model.TextClassifier;

/**
 * Where the texts of all clients wait to be scored, and the threads that score them: each takes its share of what is
 * there, tokenises and scores it as one batch. A text that comes alone is scored alone at once; nothing waits for others
 * to join. Requests take turns, so that a large one does not keep a small one waiting. Thread-safe.
 */
final class ScoringQueue implements AutoCloseable {
    /** Enough to keep the engine's kernels busy, and few enough that nobody waits long. */
    private static final int MOST_TEXTS = 64;

    private static final int MOST_CHARACTERS = 1 << 18;
    /** Texts of one request before the next one's turn. */
    private static final int TURN = 16;

    private final TextClassifier classifier;
    private final int capacity;
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final LongAdder scored = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private int waiting;
    private boolean closed;

    /** The texts of one request. Guarded by the queue until they are taken. */
    private static final class Job {
        final List<String> texts;
        final double[] probabilities;
        final CompletableFuture<double[]> result = new CompletableFuture<>();
        int taken;
        int done;

        Job(List<String> texts) {
            this.texts = texts;
            this.probabilities = new double[texts.size()];
        }

        int left() {
            return texts.size() - taken;
        }

        synchronized void score(int index, double probability) {
            probabilities[index] = probability;
            if (++done == probabilities.length) {
                result.complete(probabilities);
            }
        }
    }

    /** A text of a job. */
    private record Ticket(Job job, int index) {
        String text() {
            return job.texts.get(index);
        }
    }

    /**
     * @param capacity texts that may wait
     * @param threads that score
     */
    ScoringQueue(TextClassifier classifier, int capacity, int threads) {
        this.classifier = classifier;
        this.capacity = capacity;
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(this::run, "scoring-" + i);
            thread.setDaemon(true);
            this.threads.add(thread);
            thread.start();
        }
    }

    /**
     * Puts texts in the queue. A result that is cancelled or completed from outside takes those back that are not under
     * way.
     *
     * @return P(positive) of each
     * @throws Refusal with 503 when there is no room, with 413 when there never is
     */
    synchronized CompletableFuture<double[]> submit(List<String> texts) {
        if (texts.size() > capacity) {
            throw new Refusal(
                    413,
                    "There are " + texts.size() + " texts, and at most " + capacity
                            + " may wait at once; send fewer, or JSON lines as application/x-ndjson.");
        }
        if (closed) {
            throw Refusal.busy("The server is stopping; ask again when it is back.");
        }
        if (waiting + texts.size() > capacity) {
            throw Refusal.busy("Too many texts are waiting; ask again in a second.");
        }
        return add(texts);
    }

    /**
     * Puts texts in the queue, and waits for room where there is none.
     *
     * @param texts not more than the capacity
     */
    synchronized CompletableFuture<double[]> submitWhenThereIsRoom(List<String> texts) throws InterruptedException {
        while (!closed && waiting + texts.size() > capacity) {
            wait();
        }
        return submit(texts);
    }

    private CompletableFuture<double[]> add(List<String> texts) {
        Job job = new Job(texts);
        if (texts.isEmpty()) {
            job.result.complete(job.probabilities);
            return job.result;
        }
        jobs.add(job);
        waiting += texts.size();
        notifyAll();
        return job.result;
    }

    /** Texts that wait. */
    synchronized int waiting() {
        return waiting;
    }

    int capacity() {
        return capacity;
    }

    /** Texts that were scored. */
    long scored() {
        return scored.sum();
    }

    /** Batches that were scored. */
    long batches() {
        return batches.sum();
    }

    private void run() {
        try {
            for (List<Ticket> batch = take(); !batch.isEmpty(); batch = take()) {
                score(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for texts; none when the queue is closed and empty. */
    private synchronized List<Ticket> take() throws InterruptedException {
        List<Ticket> batch = new ArrayList<>();
        while (batch.isEmpty()) {
            while (jobs.isEmpty() && !closed) {
                wait();
            }
            if (jobs.isEmpty()) {
                return batch;
            }
            fill(batch);
            notifyAll();
        }
        return batch;
    }

    private void fill(List<Ticket> batch) {
        int share = Math.min(MOST_TEXTS, (waiting + threads.size() - 1) / threads.size());
        long characters = 0;
        while (batch.size() < share && !jobs.isEmpty()) {
            Job job = jobs.remove();
            if (job.result.isDone()) {
                waiting -= job.left();
                continue;
            }
            for (int turn = 0; turn < TURN && batch.size() < share && job.left() > 0; turn++) {
                characters += job.texts.get(job.taken).length();
                if (characters > MOST_CHARACTERS && !batch.isEmpty()) {
                    jobs.addFirst(job);
                    return;
                }
                batch.add(new Ticket(job, job.taken++));
                waiting--;
            }
            if (job.left() > 0) {
                jobs.add(job);
            }
        }
    }

    private void score(List<Ticket> batch) {
        try {
            double[] probabilities =
                    classifier.probabilities(batch.stream().map(Ticket::text).toList());
            scored.add(batch.size());
            batches.increment();
            for (int i = 0; i < probabilities.length; i++) {
                batch.get(i).job().score(batch.get(i).index(), probabilities[i]);
            }
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.get(0).job().result.completeExceptionally(e);
            } else {
                // One text's failure is no other client's.
                batch.forEach(ticket -> score(List.of(ticket)));
            }
        }
    }

    /** Refuses new texts, scores those that wait, and ends the threads. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
