package sentiment.recurrent.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.batch.Shards;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;

/**
 * {@link SequenceEngine} on heap arrays: a batch is dealt to {@link Shards}, one for each member of a {@link Team}.
 * The shards' gradients are added in a fixed order, so the same seed and thread count give the same bits.
 */
public final class FusedEngine implements SequenceEngine {
    private final float[] embedding;
    private final FusedWeights weights;
    private final List<EncoderShard> shards = new ArrayList<>();
    private final List<EmbeddingGradient> embeddingGradients = new ArrayList<>();
    private final Team team;
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
        team = new Team(threads);
        weights = new FusedWeights(shape);
        flat = new float[weights.layout.size()];
        int vocabularySize = embedding.length / shape.inputSize();
        for (int s = 0; s < threads; s++) {
            shards.add(new EncoderShard(weights, team.member(s)));
            embeddingGradients.add(new EmbeddingGradient(vocabularySize, shape.inputSize()));
        }
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
        int[][] members = Shards.deal(ids, team.size());
        team.run(members.length, s -> shards.get(s).forward(embedding, ids, members[s], masks, perturbation, vectors));
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
        team.run(active, s -> {
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

    @Override
    public void close() {
        team.close();
    }
}
