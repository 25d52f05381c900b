package sentiment.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sentiment.batch.BatchConfig;
import sentiment.batch.EncodedReviews;
import sentiment.batch.LengthBuckets;
import sentiment.embedding.EmbeddingTable;

/**
 * The same input for every rival. Needs no library.
 *
 * @param ids [batch][review][token]
 * @param labels [batch][review]
 * @param embedding [V, E] row-major
 * @param embeddingSize E
 */
record Batches(int[][][] ids, int[][] labels, float[] embedding, int embeddingSize) {
    static final Path FOLDER = Path.of("target", "bench", "corpus");
    static final Path REVIEWS = FOLDER.resolve("reviews.bin");
    static final Path VECTORS = FOLDER.resolve("vectors.bin");
    private static final int SYNTHETIC_WORDS = 20_000;
    private static final long SEED = 1;

    /** Whether the prepared reviews are there. */
    static boolean realAvailable() {
        return Files.exists(REVIEWS) && Files.exists(VECTORS);
    }

    /**
     * The input of a row.
     *
     * @param batch reviews of a batch
     */
    static Batches of(Work work, Mode mode, int batch) {
        return switch (work.input()) {
            case SYNTHETIC -> synthetic(batch);
            case REAL -> work.kind() == Work.Kind.CLASSIFIER ? classifier(mode, batch) : layer(work, mode, batch);
        };
    }

    private static Batches synthetic(int batch) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[][] ids = new int[batch][];
        for (int b = 0; b < batch; b++) {
            ids[b] = random.ints(Work.STEPS, 1, SYNTHETIC_WORDS).toArray();
        }
        return new Batches(
                new int[][][] {ids}, new int[1][batch], randomVectors(SYNTHETIC_WORDS, Work.EMBEDDING), Work.EMBEDDING);
    }

    /** The batches of 64 reviews that both rivals train on; for inference their reviews cut anew. */
    private static Batches layer(Work work, Mode mode, int batch) {
        EncodedReviews reviews = EncodedReviews.load(REVIEWS);
        List<int[]> plan = LengthBuckets.shuffled(lengths(reviews), reviewsOf(work.batch()), SEED);
        plan = plan.subList(0, Math.min(mode.batches, plan.size()));
        if (batch != work.batch()) {
            int[] members = plan.stream().flatMapToInt(Arrays::stream).toArray();
            int[] lengths =
                    Arrays.stream(members).map(i -> reviews.ids()[i].length).toArray();
            plan = LengthBuckets.sorted(lengths, reviewsOf(batch)).stream()
                    .map(part -> Arrays.stream(part).map(i -> members[i]).toArray())
                    .toList();
        }
        int words = EmbeddingTable.load(VECTORS).size();
        return of(reviews, plan, randomVectors(words, Work.EMBEDDING), Work.EMBEDDING);
    }

    private static Batches classifier(Mode mode, int batch) {
        EncodedReviews all = EncodedReviews.load(REVIEWS);
        int size = Math.min(mode.reviews, all.size());
        EncodedReviews reviews = new EncodedReviews(Arrays.copyOf(all.ids(), size), Arrays.copyOf(all.labels(), size));
        EmbeddingTable vectors = EmbeddingTable.load(VECTORS);
        return of(
                reviews,
                LengthBuckets.shuffled(lengths(reviews), reviewsOf(batch), SEED),
                vectors.values(),
                vectors.dimension());
    }

    private static Batches of(EncodedReviews reviews, List<int[]> plan, float[] embedding, int embeddingSize) {
        int[][][] ids = plan.stream()
                .map(batch ->
                        Arrays.stream(batch).mapToObj(i -> reviews.ids()[i]).toArray(int[][]::new))
                .toArray(int[][][]::new);
        int[][] labels = plan.stream()
                .map(batch -> Arrays.stream(batch).map(i -> reviews.labels()[i]).toArray())
                .toArray(int[][]::new);
        return new Batches(ids, labels, embedding, embeddingSize);
    }

    private static int[] lengths(EncodedReviews reviews) {
        return Arrays.stream(reviews.ids()).mapToInt(ids -> ids.length).toArray();
    }

    private static BatchConfig reviewsOf(int batch) {
        return new BatchConfig(batch, BatchConfig.Unit.REVIEWS);
    }

    /** [words, size] uniform in ±1. */
    private static float[] randomVectors(int words, int size) {
        return uniform(words * size, 1);
    }

    /** Uniform in ±limit. */
    static float[] uniform(int size, double limit) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(-limit, limit);
        }
        return values;
    }

    /** Tokens of all batches. */
    long tokens() {
        return IntStream.range(0, ids.length).mapToLong(this::tokens).sum();
    }

    long tokens(int batch) {
        return Arrays.stream(ids[batch]).mapToLong(review -> review.length).sum();
    }
}
