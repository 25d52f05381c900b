package sentiment.network;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.fused.EncoderShard;
import sentiment.recurrent.fused.FusedWeights;
import sentiment.recurrent.ndarray.NdArrayEngine;

/**
 * P(positive) of encoded reviews from fixed weights. Immutable and thread-safe: each call borrows scratch of its own. With
 * the Vector API it touches no ND4J array and needs no start of ND4J.
 */
public final class Predictor {
    private final EncoderShape shape;
    private final EngineChoice engine;
    private final float[] encoderWeights;
    private final OutputWeights output;
    private final float[] embedding;
    private final Supplier<Encoder> encoders;
    private final ConcurrentLinkedQueue<Encoder> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param parameters [P + 2·D + 2] the encoder's weights, then the output layer's as Deeplearning4j keeps them: W
     *     [D, 2] column-major, b [2]; copied
     * @param embedding [V, E] row-major, shared
     */
    public Predictor(EncoderShape shape, float[] parameters, float[] embedding) {
        this(shape, parameters, embedding, EngineChoice.forScoring());
    }

    Predictor(EncoderShape shape, float[] parameters, float[] embedding, EngineChoice engine) {
        this.shape = shape;
        int encoderSize = ParameterLayout.of(shape).size();
        int expected = encoderSize + 2 * shape.outputSize() + 2;
        if (parameters.length != expected) {
            throw new IllegalArgumentException(
                    "A network of this shape has " + expected + " weights but " + parameters.length + " were given.");
        }
        this.engine = engine;
        this.embedding = embedding;
        output = new OutputWeights(Arrays.copyOfRange(parameters, encoderSize, parameters.length));
        encoderWeights = Arrays.copyOf(parameters, encoderSize);
        encoders = switch (engine) {
            case FUSED -> fused();
            case ND_ARRAY -> plain();
        };
    }

    private Supplier<Encoder> fused() {
        FusedWeights weights = new FusedWeights(shape);
        weights.load(encoderWeights, false);
        return () -> {
            EncoderShard shard = new EncoderShard(weights);
            return ids -> {
                int[] members = new int[ids.length];
                Arrays.setAll(members, i -> i);
                float[] vectors = new float[ids.length * shape.outputSize()];
                shard.forward(embedding, ids, members, DropoutMasks.NONE, vectors);
                return vectors;
            };
        };
    }

    private Supplier<Encoder> plain() {
        INDArray parameters = Nd4j.createFromArray(encoderWeights);
        return () -> ids -> {
            try (NdArrayEngine engine = NdArrayEngine.over(shape, embedding)) {
                return engine.forward(parameters, ids, DropoutMasks.NONE)
                        .dup('c')
                        .data()
                        .asFloat();
            }
        };
    }

    /**
     * Scores one batch; its memory grows with the batch's tokens.
     *
     * @param ids [B][length], each review at least one token
     * @return [B] P(positive)
     */
    public double[] predict(int[][] ids) {
        return Arrays.stream(logits(ids)).map(Predictor::probability).toArray();
    }

    /** P(positive) of a logit ln(P(positive) / P(negative)). */
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /**
     * Scores one batch as {@link #predict} does.
     *
     * @param ids [B][length], each review at least one token
     * @return [B] ln(P(positive) / P(negative))
     */
    public double[] logits(int[][] ids) {
        Encoder encoder = idle.poll();
        if (encoder == null) {
            encoder = encoders.get();
        }
        float[] vectors = encoder.encode(ids);
        idle.add(encoder);
        return output.logits(vectors);
    }

    /** The word vector of a word; a copy, [E]. */
    public float[] wordVector(int id) {
        int size = shape.inputSize();
        return Arrays.copyOfRange(embedding, id * size, (id + 1) * size);
    }

    /** The same network as a function of any word vectors, with its derivative. */
    public LogitGradient logitGradient() {
        return new LogitGradient(shape, encoderWeights, output, engine);
    }

    private interface Encoder {
        float[] encode(int[][] ids);
    }
}
