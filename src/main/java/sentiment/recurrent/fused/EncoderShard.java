package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.TokenVectors;

/**
 * Encodes some of a batch's reviews for one thread at a time, with scratch of its own that grows with the largest shard seen. Not
 * thread-safe; several shards share one {@link FusedWeights}.
 */
public final class EncoderShard {
    private final FusedWeights weights;
    private final EncoderShape shape;
    private final DirectionPass[][] passes;
    private final FusedPooling pooling;
    private final TransposedProduct products;
    /** Made at the first backward pass: scoring needs none. */
    private ShardGradient gradient;

    private final WordInput wordInput;

    private PackedShard shard;
    private DropoutMasks masks = DropoutMasks.NONE;
    /** [layer] what it reads: word vectors, then the output below it, after dropout. */
    private final LayerInput[] inputs;
    /** [layer] its output after dropout [N, outputWidth]. */
    private final float[][] masked;
    /** [layer] what it gives, [N, outputWidth], before dropout. */
    private final float[][] outputs;
    /** [layer] gradient of its input; the first's is that of the word vectors. */
    private final float[][] inputGradients;
    /** [B, outputWidth] review vectors in packed order, then their gradient. */
    private float[] vectors = new float[0];

    /** For work on one thread. */
    public EncoderShard(FusedWeights weights) {
        this(weights, TeamMember.alone());
    }

    /** @param member who works on it, with the help of those of its team who are idle */
    EncoderShard(FusedWeights weights, TeamMember member) {
        this.weights = weights;
        shape = weights.shape();
        products = new TransposedProduct(member);
        passes = new DirectionPass[shape.layers()][shape.directions()];
        FusedCell cell = FusedCell.of(shape.cell());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                passes[layer][direction] =
                        new DirectionPass(cell, weights.directions[layer][direction], direction, member);
            }
        }
        pooling = FusedPooling.of(shape.pooling(), weights.outputWidth(), weights.directionWidth());
        wordInput = new WordInput(shape.inputSize(), weights.directions[0][0].inputWidth);
        inputs = new LayerInput[shape.layers()];
        masked = new float[shape.layers()][0];
        outputs = new float[shape.layers()][0];
        inputGradients = new float[shape.layers()][0];
    }

    /**
     * Encodes the reviews {@code members} of a batch.
     *
     * @param embedding [V, E] row-major
     * @param ids [B][length] the whole batch
     * @param members which of them, as positions in the batch
     * @param masks dropout
     * @param perturbation of the whole batch, added after dropout; {@code null} adds nothing
     * @param vectorsOut [B, D] review vectors of the whole batch; the members' rows are written
     */
    public void forward(
            float[] embedding,
            int[][] ids,
            int[] members,
            DropoutMasks masks,
            TokenVectors perturbation,
            float[] vectorsOut) {
        shard = PackedShard.of(ids, members);
        this.masks = masks;
        PackedLayout layout = shard.layout();
        int width = weights.outputWidth();
        for (int layer = 0; layer < shape.layers(); layer++) {
            inputs[layer] = layer == 0 ? wordInput.gather(shard, embedding, masks, perturbation) : masked(layer - 1);
            outputs[layer] = Scratch.grown(outputs[layer], layout.rows(), width);
            for (DirectionPass pass : passes[layer]) {
                pass.forward(layout, inputs[layer], outputs[layer], width);
            }
        }
        vectors = Scratch.grown(vectors, shard.size(), width);
        pooling.forward(layout, outputs[shape.layers() - 1], weights.attention, vectors);
        maskReviews();
        for (int b = 0; b < shard.size(); b++) {
            weights.unpad(vectors, b * width, vectorsOut, shard.position(b) * shape.outputSize());
        }
    }

    /**
     * Gradients of the reviews last encoded; the weights' part stays in the shard until {@link #addGradientTo}.
     *
     * @param vectorGradient [B, D] of the whole batch
     * @param embeddingGradient added to; {@code null} leaves it out
     * @param tokenGradient of the whole batch, the members' part is written; {@code null} leaves it out
     */
    public void backward(float[] vectorGradient, EmbeddingGradient embeddingGradient, TokenVectors tokenGradient) {
        int width = weights.outputWidth();
        if (gradient == null) {
            gradient = new ShardGradient(weights);
        }
        gradient.clear();
        Arrays.fill(vectors, 0, shard.size() * width, 0f);
        for (int b = 0; b < shard.size(); b++) {
            weights.pad(vectorGradient, shard.position(b) * shape.outputSize(), vectors, b * width);
        }
        maskReviews();
        VectorMath.flush(vectors, 0, shard.size() * width);
        int top = shape.layers() - 1;
        OutputGradient pooled =
                pooling.backward(shard.layout(), outputs[top], weights.attention, vectors, gradient.attention);
        for (int layer = top; layer >= 0; layer--) {
            boolean wanted = layer > 0 || embeddingGradient != null || tokenGradient != null;
            OutputGradient outputGradient =
                    layer == top ? pooled : new OutputGradient.Dense(shard.layout(), inputGradients[layer + 1], width);
            backward(layer, outputGradient, width, wanted);
        }
        if (tokenGradient != null) {
            wordInput.collect(shard, tokenGradient);
        }
        if (embeddingGradient != null) {
            wordInput.scatter(shard, masks, embeddingGradient);
        }
    }

    private void backward(int layer, OutputGradient outputGradient, int width, boolean inputGradientWanted) {
        if (layer > 0) {
            inputGradients[layer] = Scratch.grown(inputGradients[layer], shard.rows(), width);
        } else if (inputGradientWanted) {
            inputGradients[0] = wordInput.gradient(shard);
        }
        for (int direction = 0; direction < shape.directions(); direction++) {
            DirectionPass.LayerArrays arrays = new DirectionPass.LayerArrays(
                    inputs[layer],
                    outputs[layer],
                    width,
                    outputGradient,
                    inputGradientWanted ? inputGradients[layer] : null,
                    direction > 0);
            passes[layer][direction].backward(shard.layout(), arrays, gradient.directions[layer][direction], products);
        }
        if (layer > 0) {
            maskHidden(layer - 1, inputGradients[layer]);
        }
    }

    /** Adds the weight gradient of another shard's last backward pass to that of its own. */
    public void addGradientOf(EncoderShard other) {
        gradient.add(other.gradient);
    }

    /** Adds the weight gradient of the last backward pass to a flat vector [P]. */
    public void addGradientTo(float[] flat) {
        gradient.addTo(flat);
    }

    /** A layer's output itself, or a copy after dropout: the layer still needs its own output whole. */
    private LayerInput masked(int layer) {
        float[] output = outputs[layer];
        if (masks.rates().hidden() > 0) {
            masked[layer] = Scratch.grown(masked[layer], shard.rows(), weights.outputWidth());
            System.arraycopy(output, 0, masked[layer], 0, shard.rows() * weights.outputWidth());
            maskHidden(layer, masked[layer]);
            output = masked[layer];
        }
        return new LayerInput(output, null, shard.rows());
    }

    private void maskHidden(int layer, float[] values) {
        if (masks.rates().hidden() == 0) {
            return;
        }
        shard.forEachRow((row, sequence, step) -> {
            for (int direction = 0; direction < shape.directions(); direction++) {
                int offset = row * weights.outputWidth() + direction * weights.directionWidth();
                masks.hidden(values, offset, shape.hiddenSize(), layer, direction, sequence, step);
            }
        });
    }

    private void maskReviews() {
        for (int b = 0; b < shard.size(); b++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                int offset = b * weights.outputWidth() + direction * weights.directionWidth();
                masks.review(vectors, offset, shape.hiddenSize(), direction, shard.position(b));
            }
        }
    }
}
