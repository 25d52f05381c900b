package sentiment.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.fused.EncoderShard;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.recurrent.fused.FusedWeights;
import sentiment.recurrent.ndarray.NdArrayEngine;

/**
 * The engines' side of the parity check: with libtorch's weights they must give libtorch's outputs and gradients. Prints and
 * saves one table; ends with exit code 1 where an array is off by more than {@link #TOLERANCE} of its largest value.
 */
final class Parity {
    static final double TOLERANCE = 1e-4;
    private static final Path RESULTS = Path.of("target", "bench", "parity.json");
    private static final int THREADS = 2;
    /** Failures beyond it say nothing new. */
    private static final int PRINTED = 10;

    private final Map<String, ParityResult> results = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    private Parity() {}

    /** Argument: the file that {@link LibtorchParity} wrote. */
    public static void main(String[] arguments) throws IOException {
        List<EncoderShape> shapes = ParityCases.shapes();
        List<Map<String, float[]>> expected = NamedArrays.read(Path.of(arguments[0]));
        Parity parity = new Parity();
        for (int i = 0; i < shapes.size(); i++) {
            parity.compareEngines(shapes.get(i), expected.get(i));
        }
        parity.report();
        // ND4J leaves threads behind that are no daemons.
        System.exit(parity.failures.isEmpty() ? 0 : 1);
    }

    private void compareEngines(EncoderShape shape, Map<String, float[]> expected) {
        float[] embedding = ParityCases.embedding(shape);
        float[] weights = new LibtorchWeights(shape).flat(expected);
        try (SequenceEngine fused = new FusedEngine(shape, embedding, THREADS);
                SequenceEngine plain = NdArrayEngine.over(shape, embedding)) {
            compare(shape, "fused", expected, train(shape, fused, weights));
            compare(shape, "fused", expected, score(shape, weights, embedding));
            compare(shape, "ndarray", expected, train(shape, plain, weights));
        }
    }

    /** Review vectors and all gradients, under libtorch's names. */
    private static Map<String, float[]> train(EncoderShape shape, SequenceEngine engine, float[] weights) {
        INDArray parameters = Nd4j.createFromArray(weights).reshape(1, -1);
        INDArray vectors = engine.forward(parameters, ParityCases.ids(), DropoutMasks.NONE);
        INDArray vectorGradient =
                Nd4j.createFromArray(ParityCases.vectorGradient(shape)).reshape(vectors.shape());
        INDArray gradient = parameters.like();
        EmbeddingGradient embedding = new EmbeddingGradient(ParityCases.WORDS, shape.inputSize());
        engine.backward(vectorGradient, gradient, embedding);

        Map<String, float[]> arrays =
                new LibtorchWeights(shape).gradients(gradient.data().asFloat());
        arrays.put(LibtorchParity.VECTORS, vectors.dup('c').data().asFloat());
        arrays.put(LibtorchParity.EMBEDDING_GRADIENT, dense(embedding));
        return arrays;
    }

    /** Review vectors as the application scores. */
    private static Map<String, float[]> score(EncoderShape shape, float[] weights, float[] embedding) {
        FusedWeights fused = new FusedWeights(shape);
        fused.load(weights, false);
        int[][] ids = ParityCases.ids();
        float[] vectors = new float[ids.length * shape.outputSize()];
        int[] members = IntStream.range(0, ids.length).toArray();
        new EncoderShard(fused).forward(embedding, ids, members, DropoutMasks.NONE, null, vectors);
        return Map.of(LibtorchParity.VECTORS, vectors);
    }

    private static float[] dense(EmbeddingGradient gradient) {
        int size = gradient.dimension();
        float[] dense = new float[ParityCases.WORDS * size];
        for (int i = 0; i < gradient.size(); i++) {
            System.arraycopy(gradient.values(), i * size, dense, gradient.row(i) * size, size);
        }
        return dense;
    }

    private void compare(
            EncoderShape shape, String engine, Map<String, float[]> expected, Map<String, float[]> actual) {
        double output = 0;
        double gradient = 0;
        for (Map.Entry<String, float[]> array : actual.entrySet()) {
            double difference = difference(expected.get(array.getKey()), array.getValue());
            if (array.getKey().equals(LibtorchParity.VECTORS)) {
                output = Math.max(output, difference);
            } else {
                gradient = Math.max(gradient, difference);
            }
            // So that NaN fails.
            if (!(difference <= TOLERANCE)) {
                failures.add(String.format(
                        Locale.ROOT, "%s: %s is off by %.1e in %s", engine, array.getKey(), difference, shape));
            }
        }
        ParityResult result = ParityResult.of(shape, engine, output, gradient);
        results.merge(result.key(), result, ParityResult::worst);
    }

    /** The largest difference as a share of the largest value expected. */
    private static double difference(float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            return Double.NaN;
        }
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs((double) expected[i] - actual[i]));
        }
        return difference / largest;
    }

    private void report() throws IOException {
        System.out.printf(
                "%-6s %6s %10s %-8s %12s %12s%n", "cell", "layers", "directions", "engine", "outputs", "gradients");
        for (ParityResult result : results.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %6d %10d %-8s %12.1e %12.1e%n",
                    result.cell(),
                    result.layers(),
                    result.directions(),
                    result.engine(),
                    result.outputDifference(),
                    result.gradientDifference());
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(RESULTS.toFile(), List.copyOf(results.values()));
        failures.stream().limit(PRINTED).forEach(System.out::println);
        System.out.printf(
                "Saved %s: %s%n",
                RESULTS,
                failures.isEmpty()
                        ? "all within " + TOLERANCE + " of libtorch."
                        : failures.size() + " arrays are further than " + TOLERANCE + " from libtorch's.");
    }
}
