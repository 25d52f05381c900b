package sentiment.recurrent.fused;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Kind;
import sentiment.recurrent.Pooling;

/**
 * A training step whose word vectors or gradients are denormal floats, and would be at every time step, the worst case, beside a usual
 * one: processors may need microcode for them. 32 reviews of 64 tokens, E = 100, H = 256, one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DenormalBenchmark {
    private static final int REVIEWS = 32;
    private static final int STEPS = 64;
    private static final int WORDS = 1_000;
    private static final int EMBEDDING = 100;
    private static final int HIDDEN = 256;

    /** What is denormal. */
    public enum Values {
        NORMAL(1, 1),
        /** Word vectors, and with biases of zero all that an LSTM, GRU or Elman network would make of them. */
        TINY_STATES(1e-39f, 1),
        /** The gradient that mean pooling hands to each step: 1e-38 at most. */
        TINY_GRADIENTS(1, 1e-38f * STEPS);

        private final float embedding;
        private final float gradient;

        Values(float embedding, float gradient) {
            this.embedding = embedding;
            this.gradient = gradient;
        }
    }

    @Param
    Values values;

    @Param({"LSTM", "GRU", "RNN"})
    Cell cell;

    private int[][] ids;
    private int[] members;
    private float[] embedding;
    private EncoderShard shard;
    private float[] vectors;
    private float[] vectorGradient;
    private EmbeddingGradient embeddingGradient;

    @Setup
    public void prepare() {
        EncoderShape shape = new EncoderShape(cell, EMBEDDING, HIDDEN, 1, false, Pooling.MEAN);
        ParameterLayout layout = ParameterLayout.of(shape);
        float[] parameters = scaled(layout.size(), 1 / 16f);
        Encoders.clear(layout, parameters, Kind.BIAS, Kind.RECURRENT_BIAS);
        FusedWeights weights = new FusedWeights(shape);
        weights.load(parameters, true);
        shard = new EncoderShard(weights);
        SplittableRandom random = new SplittableRandom(1);
        ids = IntStream.range(0, REVIEWS)
                .mapToObj(b -> random.ints(STEPS, 0, WORDS).toArray())
                .toArray(int[][]::new);
        members = IntStream.range(0, REVIEWS).toArray();
        embedding = scaled(WORDS * EMBEDDING, values.embedding);
        vectors = new float[REVIEWS * HIDDEN];
        vectorGradient = scaled(REVIEWS * HIDDEN, values.gradient);
        embeddingGradient = new EmbeddingGradient(WORDS, EMBEDDING);
    }

    /** Uniform in ±limit. */
    private static float[] scaled(int size, float limit) {
        SplittableRandom random = new SplittableRandom(1);
        float[] scaled = new float[size];
        for (int i = 0; i < size; i++) {
            scaled[i] = (float) random.nextDouble(-limit, limit);
        }
        return scaled;
    }

    @Benchmark
    public EmbeddingGradient trainingStep() {
        shard.forward(embedding, ids, members, DropoutMasks.NONE, null, vectors);
        embeddingGradient.clear();
        shard.backward(vectorGradient, embeddingGradient, null);
        return embeddingGradient;
    }
}
