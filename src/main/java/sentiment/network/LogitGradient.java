package sentiment.network;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.fused.EncoderShard;
import sentiment.recurrent.fused.FusedWeights;
import sentiment.recurrent.ndarray.NdArrayEngine;

/**
 * The logit ln(P(positive) / P(negative)) of any sequences of vectors, words or not, and its derivative by them.
 * Thread-safe; each call borrows scratch of its own. With the Vector API it needs no ND4J.
 */
public final class LogitGradient {
    private final EncoderShape shape;
    private final OutputWeights output;
    private final Differentiator differentiator;

    /**
     * @param logits [K]
     * @param gradients [K, T, E] of each logit by the vectors of its own sequence
     */
    public record Values(double[] logits, float[] gradients) {}

    LogitGradient(EncoderShape shape, float[] encoderWeights, OutputWeights output, EngineChoice engine) {
        this.shape = shape;
        this.output = output;
        differentiator = switch (engine) {
            case FUSED -> fused(encoderWeights);
            case ND_ARRAY -> plain(encoderWeights);
        };
    }

    /** E, the size of a word vector. */
    public int inputSize() {
        return shape.inputSize();
    }

    /**
     * @param vectors [K, T, E] row-major
     * @param count K, at least 1
     */
    public Values at(float[] vectors, int count) {
        int rows = vectors.length / shape.inputSize();
        int length = rows / count;
        // A table of its own with a row for every place: the gradient by touched rows is then one by places.
        int[][] ids = new int[count][];
        Arrays.setAll(ids, k -> IntStream.range(k * length, (k + 1) * length).toArray());
        EmbeddingGradient gradient = new EmbeddingGradient(rows, shape.inputSize());
        float[] reviews = differentiator.differentiate(vectors, ids, output.gradient(count), gradient);
        return new Values(output.logits(reviews), dense(gradient));
    }

    private static float[] dense(EmbeddingGradient gradient) {
        int size = gradient.dimension();
        float[] dense = new float[gradient.size() * size];
        for (int i = 0; i < gradient.size(); i++) {
            System.arraycopy(gradient.values(), i * size, dense, gradient.row(i) * size, size);
        }
        return dense;
    }

    private Differentiator fused(float[] encoderWeights) {
        FusedWeights weights = new FusedWeights(shape);
        weights.load(encoderWeights, true);
        ConcurrentLinkedQueue<EncoderShard> idle = new ConcurrentLinkedQueue<>();
        return (vectors, ids, reviewGradient, gradient) -> {
            EncoderShard borrowed = idle.poll();
            EncoderShard shard = borrowed == null ? new EncoderShard(weights) : borrowed;
            float[] reviews = new float[ids.length * shape.outputSize()];
            int[] members = IntStream.range(0, ids.length).toArray();
            shard.forward(vectors, ids, members, DropoutMasks.NONE, reviews);
            shard.backward(reviewGradient, gradient);
            idle.add(shard);
            return reviews;
        };
    }

    private Differentiator plain(float[] encoderWeights) {
        INDArray parameters = Nd4j.createFromArray(encoderWeights);
        return (vectors, ids, reviewGradient, gradient) -> {
            try (NdArrayEngine engine = NdArrayEngine.over(shape, vectors)) {
                INDArray reviews = engine.forward(parameters, ids, DropoutMasks.NONE);
                INDArray top = Nd4j.createFromArray(reviewGradient).reshape(reviews.shape());
                engine.backward(top, parameters.like(), gradient);
                return reviews.dup('c').data().asFloat();
            }
        };
    }

    private interface Differentiator {
        /** Review vectors [K, D] of the sequences; adds the gradient by the rows of {@code vectors}. */
        float[] differentiate(float[] vectors, int[][] ids, float[] reviewGradient, EmbeddingGradient gradient);
    }
}
