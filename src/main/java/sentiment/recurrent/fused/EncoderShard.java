package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.TokenVectors;

/**
 * Encodes some of a batch's reviews on one thread at a time, with scratch of its own that grows with the largest shard seen. Not
 * thread-safe; several shards share one {@link FusedWeights}.
 */
public final class EncoderShard {
    private final FusedWeights weights;
    private final EncoderShape shape;
    private final DirectionPass[][] passes;
    private final FusedPooling pooling;
    private final TransposedProduct products = new TransposedProduct();
    /** Made at the first backward pass: scoring needs none. */
    private ShardGradient gradient;

    private PackedLayout layout;
    private int[] packedIds;
    private int[] members;
    private DropoutMasks masks = DropoutMasks.NONE;
    /** [layer] what it reads: embeddings [N, E padded], then the output below it [N, outputWidth], after dropout. */
    private final float[][] inputs;
    /** [layer] what it gives, [N, outputWidth], before dropout. */
    private final float[][] outputs;
    /** [layer] gradient of its input. */
    private final float[][] inputGradients;
    /** [N, outputWidth] gradient of the last layer's output. */
    private float[] topGradient = new float[0];
    /** [B, outputWidth] review vectors in packed order, then their gradient. */
    private float[] vectors = new float[0];

    public EncoderShard(FusedWeights weights) {
        this.weights = weights;
        shape = weights.shape();
        passes = new DirectionPass[shape.layers()][shape.directions()];
        FusedCell cell = FusedCell.of(shape.cell());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                passes[layer][direction] = new DirectionPass(cell, weights.directions[layer][direction], direction);
            }
        }
        pooling = FusedPooling.of(shape.pooling(), weights.outputWidth(), weights.directionWidth());
        inputs = new float[shape.layers()][0];
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
        this.members = members;
        this.masks = masks;
        int[][] own = new int[members.length][];
        Arrays.setAll(own, i -> ids[members[i]]);
        layout = PackedLayout.of(
                Arrays.stream(own).mapToInt(review -> review.length).toArray());
        packedIds = layout.pack(own);
        gather(embedding);
        if (perturbation != null) {
            perturb(perturbation);
        }
        int width = weights.outputWidth();
        for (int layer = 0; layer < shape.layers(); layer++) {
            if (layer > 0) {
                inputs[layer] = masked(layer - 1, outputs[layer - 1], inputs[layer]);
            }
            outputs[layer] = Scratch.grown(outputs[layer], layout.rows(), width);
            for (DirectionPass pass : passes[layer]) {
                pass.forward(layout, inputs[layer], outputs[layer], width);
            }
        }
        vectors = Scratch.grown(vectors, layout.sequences(), width);
        pooling.forward(layout, outputs[shape.layers() - 1], weights.attention, vectors);
        maskReviews();
        for (int b = 0; b < layout.sequences(); b++) {
            weights.unpad(vectors, b * width, vectorsOut, position(b) * shape.outputSize());
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
        Arrays.fill(vectors, 0, layout.sequences() * width, 0f);
        for (int b = 0; b < layout.sequences(); b++) {
            weights.pad(vectorGradient, position(b) * shape.outputSize(), vectors, b * width);
        }
        maskReviews();
        topGradient = Scratch.grown(topGradient, layout.rows(), width);
        Arrays.fill(topGradient, 0, layout.rows() * width, 0f);
        int top = shape.layers() - 1;
        pooling.backward(layout, outputs[top], weights.attention, vectors, topGradient, gradient.attention);
        for (int layer = top; layer >= 0; layer--) {
            boolean wanted = layer > 0 || embeddingGradient != null || tokenGradient != null;
            backward(layer, layer == top ? topGradient : inputGradients[layer + 1], width, wanted);
        }
        if (tokenGradient != null) {
            collect(tokenGradient);
        }
        if (embeddingGradient != null) {
            scatter(embeddingGradient);
        }
    }

    private void backward(int layer, float[] outputGradient, int width, boolean inputGradientWanted) {
        int inputWidth = weights.directions[layer][0].inputWidth;
        if (inputGradientWanted) {
            inputGradients[layer] = Scratch.grown(inputGradients[layer], layout.rows(), inputWidth);
        }
        for (int direction = 0; direction < shape.directions(); direction++) {
            DirectionPass.LayerArrays arrays = new DirectionPass.LayerArrays(
                    inputs[layer],
                    outputs[layer],
                    outputGradient,
                    width,
                    inputGradientWanted ? inputGradients[layer] : null,
                    direction > 0);
            passes[layer][direction].backward(layout, arrays, gradient.directions[layer][direction], products);
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

    private void gather(float[] embedding) {
        int dimension = shape.inputSize();
        int inputWidth = weights.directions[0][0].inputWidth;
        float[] input = Scratch.grown(inputs[0], layout.rows(), inputWidth);
        inputs[0] = input;
        forEachRow((row, sequence, step) -> {
            System.arraycopy(embedding, packedIds[row] * dimension, input, row * inputWidth, dimension);
            Arrays.fill(input, row * inputWidth + dimension, (row + 1) * inputWidth, 0f);
            masks.embedding(input, row * inputWidth, dimension, sequence, step);
        });
    }

    private void perturb(TokenVectors perturbation) {
        int inputWidth = weights.directions[0][0].inputWidth;
        forEachRow((row, sequence, step) -> perturbation.addTo(sequence, step, inputs[0], row * inputWidth));
    }

    private void collect(TokenVectors tokenGradient) {
        int inputWidth = weights.directions[0][0].inputWidth;
        forEachRow((row, sequence, step) -> tokenGradient.set(sequence, step, inputGradients[0], row * inputWidth));
    }

    /** Masks the input's gradient in place, so nobody may want it unmasked afterwards. */
    private void scatter(EmbeddingGradient embeddingGradient) {
        int inputWidth = weights.directions[0][0].inputWidth;
        float[] gradient = inputGradients[0];
        forEachRow((row, sequence, step) -> {
            masks.embedding(gradient, row * inputWidth, shape.inputSize(), sequence, step);
            embeddingGradient.add(packedIds[row], gradient, row * inputWidth);
        });
    }

    /** The output itself, or a copy after dropout: the layer below still needs its own output whole. */
    private float[] masked(int layer, float[] output, float[] scratch) {
        if (masks.rates().hidden() == 0) {
            return output;
        }
        int size = layout.rows() * weights.outputWidth();
        float[] copy =
                scratch == output ? new float[size] : Scratch.grown(scratch, layout.rows(), weights.outputWidth());
        System.arraycopy(output, 0, copy, 0, size);
        maskHidden(layer, copy);
        return copy;
    }

    private void maskHidden(int layer, float[] values) {
        if (masks.rates().hidden() == 0) {
            return;
        }
        forEachRow((row, sequence, step) -> {
            for (int direction = 0; direction < shape.directions(); direction++) {
                int offset = row * weights.outputWidth() + direction * weights.directionWidth();
                masks.hidden(values, offset, shape.hiddenSize(), layer, direction, sequence, step);
            }
        });
    }

    private void maskReviews() {
        for (int b = 0; b < layout.sequences(); b++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                int offset = b * weights.outputWidth() + direction * weights.directionWidth();
                masks.review(vectors, offset, shape.hiddenSize(), direction, position(b));
            }
        }
    }

    /** The position in the whole batch of the shard's b-th longest review. */
    private int position(int b) {
        return members[layout.order()[b]];
    }

    private void forEachRow(RowAction action) {
        for (int t = 0; t < layout.steps(); t++) {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                action.accept(layout.offsets()[t] + b, position(b), t);
            }
        }
    }

    private interface RowAction {
        void accept(int row, int sequence, int step);
    }
}
