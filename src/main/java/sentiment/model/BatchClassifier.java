package sentiment.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sentiment.data.ReviewStream;

/**
 * Classifies a stream of reviews of any length in constant memory and hands the results on in the order of the input.
 *
 * <p>The calling thread reads chunks and writes results, worker threads tokenise and score the chunks in between. At
 * most {@link Limits#chunks} chunks are under way; while that many are, nothing is read. Thread-safe: every call has
 * its own workers.
 */
public final class BatchClassifier {
    private final TextClassifier classifier;
    private final Limits limits;

    /**
     * How much is read ahead.
     *
     * @param reviews reviews a chunk
     * @param characters characters a chunk, and eight times that under way at once; one longer review stands alone
     * @param chunks chunks under way at once
     * @param workers threads that score
     */
    public record Limits(int reviews, int characters, int chunks, int workers) {
        public Limits {
            requirePositive("reviews", reviews);
            requirePositive("characters", characters);
            requirePositive("chunks", chunks);
            requirePositive("workers", workers);
        }

        /** A worker a processor, and enough chunks ahead that none waits for a slow one before it. */
        public static Limits standard() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Limits(256, 1 << 20, 2 * processors + 2, processors);
        }

        private static void requirePositive(String field, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(field + " must be at least 1, but is " + value);
            }
        }
    }

    private record Pending(Chunk chunk, CompletableFuture<List<Classification>> results) {}

    public BatchClassifier(TextClassifier classifier) {
        this(classifier, Limits.standard());
    }

    public BatchClassifier(TextClassifier classifier, Limits limits) {
        this.classifier = classifier;
        this.limits = limits;
    }

    /**
     * Classifies everything that the input yields.
     *
     * @param output takes the results, a chunk at a time, on the calling thread; what it throws ends the run, as does
     *     what the input or the classifier throws
     */
    public void classify(Iterator<? extends ReviewStream.Item> input, Consumer<List<Classification>> output) {
        ExecutorService workers = workers();
        try {
            Chunks chunks = new Chunks(input, limits);
            Deque<Pending> pending = new ArrayDeque<>();
            while (true) {
                // A finished chunk goes out before the next is read, so that a slow input holds no result back.
                boolean outputFirst = isFull(pending)
                        || (!pending.isEmpty() && pending.element().results().isDone());
                if (!outputFirst && chunks.hasNext()) {
                    Chunk chunk = chunks.next();
                    pending.add(new Pending(chunk, CompletableFuture.supplyAsync(() -> score(chunk), workers)));
                } else if (!pending.isEmpty()) {
                    output.accept(await(pending.remove().results()));
                } else {
                    return;
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private boolean isFull(Deque<Pending> pending) {
        long characters =
                pending.stream().mapToLong(under -> under.chunk().characters()).sum();
        return pending.size() >= limits.chunks() || characters >= 8L * limits.characters();
    }

    private List<Classification> score(Chunk chunk) {
        List<String> texts =
                chunk.reviews().stream().map(read -> read.review().text()).toList();
        double[] probabilities = texts.isEmpty() ? new double[0] : classifier.probabilities(texts);
        if (probabilities.length != texts.size()) {
            throw new IllegalStateException(
                    "the classifier gave " + probabilities.length + " probabilities for " + texts.size() + " texts");
        }
        List<Classification> results = new ArrayList<>(chunk.items().size());
        int next = 0;
        for (ReviewStream.Item item : chunk.items()) {
            if (item instanceof ReviewStream.Read read) {
                results.add(new Classification.Scored(read.review(), probabilities[next++]));
            } else if (item instanceof ReviewStream.Failed failed) {
                results.add(new Classification.Unreadable(failed.id(), failed.problem()));
            }
        }
        return results;
    }

    private static List<Classification> await(CompletableFuture<List<Classification>> results) {
        try {
            return results.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private ExecutorService workers() {
        AtomicInteger count = new AtomicInteger();
        return Executors.newFixedThreadPool(limits.workers(), task -> {
            Thread thread = new Thread(task, "classifier-" + count.incrementAndGet());
            // A run that fails must not keep the process alive while the last chunks are scored.
            thread.setDaemon(true);
            return thread;
        });
    }
}
