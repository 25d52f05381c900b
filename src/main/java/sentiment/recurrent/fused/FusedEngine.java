package sentiment.recurrent.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.batch.Shards;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;

/**
 * {@link SequenceEngine} on heap arrays: a batch is dealt to {@link Shards}, which idle threads take one after the other.
 * The shards' gradients are added in a fixed order, so the same seed and thread count give the same bits.
 */
public final class FusedEngine implements SequenceEngine {
    private final float[] embedding;
    private final FusedWeights weights;
    private final int threads;
    private final List<EncoderShard> shards = new ArrayList<>();
    private final List<EmbeddingGradient> embeddingGradients = new ArrayList<>();
    private final ExecutorService pool;
    private final float[] flat;
    private float[] vectors = new float[0];
    /** Shards that hold reviews of the batch last encoded. */
    private int active;

    /**
     * @param embedding [V, E] row-major, shared: updates show at the next forward pass
     * @param threads that share a batch's shards
     */
    public FusedEngine(EncoderShape shape, float[] embedding, int threads) {
        this.embedding = embedding;
        this.threads = threads;
        weights = new FusedWeights(shape);
        flat = new float[weights.layout.size()];
        int vocabularySize = embedding.length / shape.inputSize();
        for (int s = 0; s < Shards.most(threads); s++) {
            shards.add(new EncoderShard(weights));
            embeddingGradients.add(new EmbeddingGradient(vocabularySize, shape.inputSize()));
        }
        pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "shard");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether this JVM was started with {@code --add-modules jdk.incubator.vector}. */
    public static boolean available() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    @Override
    public INDArray forward(INDArray parameters, int[][] ids, DropoutMasks masks, TokenVectors perturbation) {
        HeapCopies.read(parameters, flat);
        weights.load(flat, true);
        int size = Scratch.size(ids.length, weights.shape().outputSize());
        vectors = Scratch.grown(vectors, ids.length, weights.shape().outputSize());
        int[][] members = Shards.deal(ids, threads);
        inParallel(
                members.length, s -> shards.get(s).forward(embedding, ids, members[s], masks, perturbation, vectors));
        active = members.length;
        return Nd4j.createFromArray(Arrays.copyOf(vectors, size))
                .reshape(ids.length, weights.shape().outputSize());
    }

    @Override
    public void backward(
            INDArray reviewGradient,
            INDArray parameterGradient,
            EmbeddingGradient embeddingGradient,
            TokenVectors tokenGradient) {
        float[] vectorGradient = HeapCopies.read(reviewGradient);
        inParallel(active, s -> {
            EmbeddingGradient own = embeddingGradient == null ? null : embeddingGradients.get(s);
            if (own != null) {
                own.clear();
            }
            shards.get(s).backward(vectorGradient, own, tokenGradient);
        });
        for (int s = 0; s < active; s++) {
            if (s > 0) {
                shards.get(0).addGradientOf(shards.get(s));
            }
            if (embeddingGradient != null) {
                embeddingGradient.addAll(embeddingGradients.get(s));
            }
        }
        Arrays.fill(flat, 0f);
        if (active > 0) {
            shards.get(0).addGradientTo(flat);
        }
        HeapCopies.write(flat, parameterGradient);
    }

    private void inParallel(int count, IntTask task) {
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int s = next.getAndIncrement(); s < count; s = next.getAndIncrement()) {
                task.run(s);
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            others.add(pool.submit(worker));
        }
        List<Throwable> failures = new ArrayList<>();
        try {
            worker.run();
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
        // All of them, whatever happens: a shard still running would write into the next batch's arrays.
        others.forEach(other -> failure(other).ifPresent(failures::add));
        if (!failures.isEmpty()) {
            rethrow(failures);
        }
    }

    /** Waits for a shard to end, even when interrupted: it takes a step's time at most. */
    private static Optional<Throwable> failure(Future<?> shard) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    shard.get();
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

    private static void rethrow(List<Throwable> failures) {
        Throwable first = failures.get(0);
        failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        // A task declares no checked exception.
        throw (RuntimeException) first;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private interface IntTask {
        void run(int shard);
    }
}
