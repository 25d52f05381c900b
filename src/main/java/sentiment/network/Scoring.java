package sentiment.network;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sentiment.batch.BatchConfig;
import sentiment.batch.LengthBuckets;

/** Scores any number of encoded reviews in batches of bounded memory, on one or more threads, order kept. */
public final class Scoring {
    /** Enough rows to keep the kernel busy; about 100 MB of scratch at 128 units in two directions. */
    private static final BatchConfig BATCH = new BatchConfig(16_384, BatchConfig.Unit.TOKENS);

    private Scoring() {}

    /**
     * @param ids [n][length], each review at least one token
     * @return [n] P(positive)
     */
    public static double[] score(Predictor predictor, int[][] ids, int threads) {
        return Arrays.stream(logits(predictor, ids, threads))
                .map(Predictor::probability)
                .toArray();
    }

    /**
     * @param ids [n][length], each review at least one token
     * @return [n] ln(P(positive) / P(negative))
     */
    public static double[] logits(Predictor predictor, int[][] ids, int threads) {
        double[] logits = new double[ids.length];
        List<int[]> batches = LengthBuckets.sorted(
                Arrays.stream(ids).mapToInt(review -> review.length).toArray(), BATCH);
        if (threads == 1 || batches.size() == 1) {
            batches.forEach(batch -> score(predictor, ids, batch, logits));
            return logits;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> tasks = batches.stream()
                    .<Future<?>>map(batch -> pool.submit(() -> score(predictor, ids, batch, logits)))
                    .toList();
            for (Future<?> task : tasks) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while scoring.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // A task declares no checked exception.
            throw (RuntimeException) e.getCause();
        } finally {
            pool.shutdownNow();
        }
        return logits;
    }

    /** The mean of {@link #logits} over an ensemble's networks. */
    public static double[] meanLogits(List<Predictor> members, int[][] ids, int threads) {
        double[] sum = new double[ids.length];
        for (Predictor member : members) {
            double[] logits = logits(member, ids, threads);
            Arrays.setAll(sum, i -> sum[i] + logits[i]);
        }
        return Arrays.stream(sum).map(logit -> logit / members.size()).toArray();
    }

    private static void score(Predictor predictor, int[][] ids, int[] batch, double[] logits) {
        int[][] members = Arrays.stream(batch).mapToObj(i -> ids[i]).toArray(int[][]::new);
        double[] scores = predictor.logits(members);
        for (int i = 0; i < batch.length; i++) {
            logits[batch[i]] = scores[i];
        }
    }
}
