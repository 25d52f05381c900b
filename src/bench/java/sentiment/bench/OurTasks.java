package sentiment.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.network.EncoderConfig;
import sentiment.network.OptimizerConfig;
import sentiment.network.Schedule;
import sentiment.network.SentimentNetwork;
import sentiment.network.Updater;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;
import sentiment.recurrent.fused.EncoderShard;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.recurrent.fused.FusedWeights;

/** This project's engine and Deeplearning4j's layer, on the application's class path. */
final class OurTasks {
    /** Large enough that a schedule never ends in a run. */
    private static final int UPDATES = 1_000_000;

    private OurTasks() {}

    /** Arguments: work, rival, mode. */
    public static void main(String[] arguments) throws IOException {
        Work work = Work.named(arguments[0]);
        Mode mode = Mode.valueOf(arguments[2]);
        Task task = Who.named(arguments[1]) == Who.DL4J
                ? Dl4jTasks.of(work, Batches.of(work, mode, work.batch()))
                : of(work, mode);
        ChildLoop.serve(task, mode);
        // ND4J leaves threads behind that are no daemons.
        System.exit(0);
    }

    private static Task of(Work work, Mode mode) {
        return switch (work.kind()) {
            case TRAIN -> train(work, Batches.of(work, mode, work.batch()));
            case INFER ->
                work.input() == Work.Input.SYNTHETIC
                        ? inferSplit(work, Batches.of(work, mode, work.batch()))
                        : Task.fastest(Stream.of(8, 16, 32, 64)
                                .<Supplier<Task>>map(batch -> () -> inferBatches(work, Batches.of(work, mode, batch)))
                                .toList());
            case CLASSIFIER -> classifier(work, Batches.of(work, mode, work.batch()));
        };
    }

    private static float[] parameters(Work work) {
        return Batches.uniform(ParameterLayout.of(work.shape()).size(), 1 / Math.sqrt(work.hidden()));
    }

    private static Task train(Work work, Batches batches) {
        FusedEngine engine = new FusedEngine(work.shape(), batches.embedding(), work.threads());
        INDArray parameters = Nd4j.createFromArray(parameters(work)).reshape(1, -1);
        INDArray gradient = parameters.dup();
        return () -> {
            for (int[][] ids : batches.ids()) {
                INDArray vectors = engine.forward(parameters, ids, DropoutMasks.NONE);
                engine.backward(Nd4j.ones(vectors.shape()), gradient, null);
            }
            return batches.tokens();
        };
    }

    /** One batch after the other, each shared out among the threads. */
    private static Task inferSplit(Work work, Batches batches) {
        FusedWeights weights = new FusedWeights(work.shape());
        weights.load(parameters(work), false);
        ExecutorService pool = pool(work.threads());
        List<EncoderShard> shards = Stream.generate(() -> new EncoderShard(weights))
                .limit(work.threads())
                .toList();
        return () -> {
            for (int[][] ids : batches.ids()) {
                float[] vectors = new float[ids.length * work.hidden()];
                inParallel(pool, work.threads(), s -> {
                    int[] members = IntStream.range(0, ids.length)
                            .filter(i -> i % work.threads() == s)
                            .toArray();
                    shards.get(s).forward(batches.embedding(), ids, members, DropoutMasks.NONE, null, vectors);
                });
            }
            return batches.tokens();
        };
    }

    /** A batch a thread, as the application scores many reviews. */
    private static Task inferBatches(Work work, Batches batches) {
        FusedWeights weights = new FusedWeights(work.shape());
        weights.load(parameters(work), false);
        ExecutorService pool = pool(work.threads());
        ConcurrentLinkedQueue<EncoderShard> idle = new ConcurrentLinkedQueue<>();
        for (int thread = 0; thread < work.threads(); thread++) {
            idle.add(new EncoderShard(weights));
        }
        return () -> {
            inParallel(pool, batches.ids().length, i -> {
                int[][] ids = batches.ids()[i];
                int[] members = IntStream.range(0, ids.length).toArray();
                float[] vectors = new float[ids.length * work.hidden()];
                EncoderShard shard = idle.remove();
                shard.forward(batches.embedding(), ids, members, DropoutMasks.NONE, null, vectors);
                idle.add(shard);
            });
            return batches.tokens();
        };
    }

    private static Task classifier(Work work, Batches batches) {
        DropoutRates dropout = new DropoutRates(Classifier.EMBEDDING_DROPOUT, 0, Classifier.REVIEW_DROPOUT);
        SentimentNetwork network = new SentimentNetwork(
                new EncoderConfig(Cell.LSTM, work.hidden(), 1, true, Pooling.MAX, true, dropout),
                new OptimizerConfig(
                        Updater.ADAM,
                        Classifier.LEARNING_RATE,
                        Classifier.LEARNING_RATE,
                        Schedule.CONSTANT,
                        0,
                        0,
                        0,
                        0,
                        Classifier.CLIP_NORM),
                batches.embedding().clone(),
                batches.embeddingSize(),
                UPDATES,
                work.threads(),
                1);
        return () -> {
            for (int i = 0; i < batches.ids().length; i++) {
                network.fit(batches.ids()[i], batches.labels()[i]);
            }
            return batches.tokens();
        };
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "scorer");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void inParallel(ExecutorService pool, int count, IntTask task) {
        List<Future<?>> futures = IntStream.range(0, count)
                .<Future<?>>mapToObj(i -> pool.submit(() -> task.run(i)))
                .toList();
        try {
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface IntTask {
        void run(int index);
    }
}
