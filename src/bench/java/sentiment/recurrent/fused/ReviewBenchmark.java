package sentiment.recurrent.fused;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.Pooling;

/** What a whole batch costs beside the products: layout and packing, embedding rows, pooling. 64 reviews, mean 256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReviewBenchmark {
    private static final int REVIEWS = 64;
    private static final int WORDS = 20_000;
    private static final int EMBEDDING = 112;
    private static final int WIDTH = 256;

    private int[][] ids;
    private int[] lengths;
    private PackedLayout layout;
    private int[] packedIds;
    private float[] embedding;
    private float[] rows;
    private EmbeddingGradient gradient;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        lengths = random.ints(REVIEWS, 192, 321).toArray();
        ids = Arrays.stream(lengths)
                .mapToObj(length -> random.ints(length, 1, WORDS).toArray())
                .toArray(int[][]::new);
        layout = PackedLayout.of(lengths);
        packedIds = layout.pack(ids);
        embedding = KernelBenchmark.random(WORDS * EMBEDDING);
        rows = KernelBenchmark.random(layout.rows() * EMBEDDING);
        gradient = new EmbeddingGradient(WORDS, EMBEDDING);
    }

    @Benchmark
    public int[] packIds() {
        return PackedLayout.of(lengths).pack(ids);
    }

    /** The copy that {@link WordInput} makes, without its rounding. */
    @Benchmark
    public float[] gatherEmbeddings() {
        for (int row = 0; row < packedIds.length; row++) {
            System.arraycopy(embedding, packedIds[row] * EMBEDDING, rows, row * EMBEDDING, EMBEDDING);
        }
        return rows;
    }

    @Benchmark
    public EmbeddingGradient scatterGradients() {
        gradient.clear();
        for (int row = 0; row < packedIds.length; row++) {
            gradient.add(packedIds[row], rows, row * EMBEDDING);
        }
        return gradient;
    }

    @Benchmark
    public float[] poolForward(PoolingState state) {
        state.pooling.forward(layout, state.output, state.attention, state.vectors);
        return state.vectors;
    }

    @Benchmark
    public float[] poolBackward(PoolingState state) {
        OutputGradient gradient =
                state.pooling.backward(layout, state.output, state.attention, state.vectors, state.attentionGradient);
        for (int t = 0; t < layout.steps(); t++) {
            gradient.addTo(t, 0, WIDTH, state.stepGradient);
        }
        return state.stepGradient;
    }

    /** One of the poolings with its arrays. */
    @State(Scope.Thread)
    public static class PoolingState {
        @Param({"LAST", "MAX", "MEAN", "ATTENTION"})
        Pooling kind;

        private FusedPooling pooling;
        private float[] output;
        private float[] stepGradient;
        private float[] vectors;
        private float[] attention;
        private float[] attentionGradient;

        @Setup
        public void prepare(ReviewBenchmark batch) {
            pooling = FusedPooling.of(kind, WIDTH, WIDTH);
            int size = batch.layout.rows() * WIDTH;
            output = KernelBenchmark.random(size);
            stepGradient = new float[REVIEWS * WIDTH];
            vectors = KernelBenchmark.random(REVIEWS * WIDTH);
            attention = KernelBenchmark.random(WIDTH);
            attentionGradient = new float[WIDTH];
            pooling.forward(batch.layout, output, attention, vectors);
        }
    }
}
