package sentiment.recurrent.fused;

import java.util.Arrays;
import java.util.stream.IntStream;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;

/**
 * Some of a batch's texts, for one thread at a time: every hidden state of the first layer foretells a word that comes next in its
 * direction, a later one forwards and an earlier one in reverse (Peters et al., NAACL 2018). Not thread-safe; several
 * shards share one {@link FusedWeights} and one {@link WordSample}.
 */
public final class LanguageModelShard {
    private final FusedWeights weights;
    private final EncoderShape shape;
    private final DirectionPass[] passes;
    private final SampledSoftmax softmax;
    private final TransposedProduct products;
    private final ShardGradient gradient;
    private final WordInput wordInput;
    private float[] hidden = new float[0];
    private float[] hiddenGradient = new float[0];

    /**
     * @param weights of an encoder of one layer
     * @param member who works on it, with the help of those of its team who are idle
     */
    public LanguageModelShard(FusedWeights weights, TeamMember member) {
        this.weights = weights;
        shape = weights.shape();
        products = new TransposedProduct(member);
        FusedCell cell = FusedCell.of(shape.cell());
        passes = new DirectionPass[shape.directions()];
        Arrays.setAll(
                passes, direction -> new DirectionPass(cell, weights.directions[0][direction], direction, member));
        softmax = new SampledSoftmax(shape.hiddenSize(), member);
        gradient = new ShardGradient(weights);
        wordInput = new WordInput(shape.inputSize(), weights.directions[0][0].inputWidth);
    }

    /**
     * Loss and gradients of some texts; the weights' part stays in the shard until {@link #addGradientTo}.
     *
     * @param ids [B][length], each at least one
     * @param targets [directions][B][length] the word that each state foretells; -1 where it foretells none
     * @param embedding [V, E] row-major
     * @param outputs [V, H] output vectors, for both directions
     * @param embeddingGradient added to
     * @param outputGradient added to
     */
    public void learn(
            int[][] ids,
            int[][][] targets,
            float[] embedding,
            float[] outputs,
            WordSample sample,
            EmbeddingGradient embeddingGradient,
            EmbeddingGradient outputGradient) {
        PackedShard shard = PackedShard.of(ids, IntStream.range(0, ids.length).toArray());
        PackedLayout layout = shard.layout();
        int width = weights.outputWidth();
        LayerInput input = wordInput.gather(shard, embedding, DropoutMasks.NONE, null);
        hidden = Scratch.grown(hidden, layout.rows(), width);
        hiddenGradient = Scratch.grown(hiddenGradient, layout.rows(), width);
        gradient.clear();
        OutputGradient foretold = new OutputGradient.Dense(layout, hiddenGradient, width);
        softmax.begin(sample);
        for (int direction = 0; direction < passes.length; direction++) {
            passes[direction].forward(layout, input, hidden, width);
            softmax.backward(
                    sample,
                    layout.pack(targets[direction]),
                    layout.rows(),
                    hidden,
                    direction * weights.directionWidth(),
                    width,
                    outputs,
                    hiddenGradient,
                    outputGradient);
            DirectionPass.LayerArrays arrays = new DirectionPass.LayerArrays(
                    input, hidden, width, foretold, wordInput.gradient(shard), direction > 0);
            passes[direction].backward(layout, arrays, gradient.directions[0][direction], products);
        }
        softmax.addSampleGradient(sample, outputGradient);
        wordInput.scatter(shard, DropoutMasks.NONE, embeddingGradient);
    }

    /** Adds the weight gradient of another shard's last texts to that of its own. */
    public void addGradientOf(LanguageModelShard other) {
        gradient.add(other.gradient);
    }

    /** Adds the weight gradient of the last texts to a flat vector [P]. */
    public void addGradientTo(float[] flat) {
        gradient.addTo(flat);
    }

    /** Summed cross-entropy of the last texts, in nats. */
    public double loss() {
        return softmax.loss();
    }

    /** How many words the last texts had to foretell, both directions counted. */
    public long words() {
        return softmax.words();
    }
}
