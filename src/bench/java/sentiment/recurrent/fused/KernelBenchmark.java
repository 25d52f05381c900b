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
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/** The recurrent product of one step, its packing, and the gates of one step, at H = 256 on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    private static final int HIDDEN = 256;

    /** Rows of the step: reviews still running. */
    @Param({"4", "12", "32", "128"})
    int rows;

    @Param({"LSTM", "GRU", "RNN"})
    Cell cell;

    private FusedCell gates;
    private FusedCell.StepRows step;
    private DirectionWeights weights;
    private DirectionState state;
    private PackedMatrix packed;
    private final SharedProduct recurrentProduct = new SharedProduct(TeamMember.alone());
    private float[] recurrent;
    private float[] output;
    private float[] product;
    private int columns;

    @Setup
    public void prepare() {
        EncoderShape shape = new EncoderShape(cell, HIDDEN, HIDDEN, 1, false, Pooling.LAST);
        FusedWeights all = new FusedWeights(shape);
        all.load(random(all.layout.size()), true);
        weights = all.directions[0][0];
        gates = FusedCell.of(cell);
        columns = weights.gateWidth;
        state = new DirectionState(HIDDEN, columns, 0);
        state.begin(true, gates, 2 * rows, rows);
        state.beginRows(gates, rows, rows);
        state.beginBackward(gates, rows);
        fill(state.hiddenGradient);
        fill(state.preActivations);
        fill(state.gates);
        fill(state.recurrent);
        // The second of two steps, all rows carried over.
        step = new FusedCell.StepRows(1, rows, rows, 0, rows);
        output = random(2 * rows * HIDDEN);
        recurrent = random(HIDDEN * columns);
        product = new float[rows * columns];
        packed = new PackedMatrix();
        packed.pack(recurrent, 0, columns, HIDDEN, columns);
    }

    @Benchmark
    public float[] recurrentProduct() {
        recurrentProduct.multiply(packed, output, 0, HIDDEN, rows, product, 0, columns, false);
        return product;
    }

    @Benchmark
    public PackedMatrix packWeights() {
        packed.pack(recurrent, 0, columns, HIDDEN, columns);
        return packed;
    }

    @Benchmark
    public float[] gatesForward() {
        gates.forward(state, step, 0, rows, weights, output, HIDDEN);
        return output;
    }

    /** With the gates it sets first; the state's gradient fades from call to call, and the cost does not depend on it. */
    @Benchmark
    public float[] gatesBackward() {
        Arrays.fill(state.gates, 0.5f);
        gates.backward(state, step, 0, rows, output, HIDDEN);
        return state.gates;
    }

    static float[] random(int size) {
        float[] values = new float[size];
        fill(values);
        return values;
    }

    private static void fill(float[] values) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-0.1, 0.1);
        }
    }
}
