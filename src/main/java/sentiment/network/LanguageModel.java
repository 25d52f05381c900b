package sentiment.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import sentiment.batch.Shards;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.fused.FusedWeights;
import sentiment.recurrent.fused.LanguageModelShard;
import sentiment.recurrent.fused.Team;
import sentiment.recurrent.fused.TeamMember;
import sentiment.recurrent.fused.WordSample;

/**
 * A language model in each direction of an encoder's first layer, while it trains: each hidden state foretells a word
 * ahead by a softmax over that word and a sample of others. Encoders that begin with what it learned need fewer labels (Dai
 * &amp; Le, NIPS 2015; Johnson &amp; Zhang, ICML 2016). Adam throughout; gradients are means over the foretold words. Not thread-safe.
 */
public final class LanguageModel implements AutoCloseable {
    private final EncoderShape shape;
    private final float[] parameters;
    private final float[] embedding;
    private final float[] outputs;
    private final LearningRate learningRate;
    private final double clipNorm;
    private final GradientUpdater<?> updater;
    private final INDArray moments;
    private final RowAdam embeddingUpdater;
    private final RowAdam outputUpdater;
    private final FusedWeights weights;
    private final Team team;
    private final List<Shard> shards = new ArrayList<>();
    private final WordSample sample;
    private int step;

    /**
     * How words were foretold.
     *
     * @param sum of their cross-entropies, each among itself and the sample, in nats
     * @param words how many, both directions counted
     */
    public record Loss(double sum, long words) {
        /** Of both together. */
        public Loss plus(Loss other) {
            return new Loss(sum + other.sum, words + other.words);
        }
    }

    private static final class Shard {
        final LanguageModelShard shard;
        final EmbeddingGradient embedding;
        final EmbeddingGradient outputs;

        Shard(FusedWeights weights, int vocabularySize, TeamMember member) {
            EncoderShape shape = weights.shape();
            shard = new LanguageModelShard(weights, member);
            embedding = new EmbeddingGradient(vocabularySize, shape.inputSize());
            outputs = new EmbeddingGradient(vocabularySize, shape.hiddenSize());
        }
    }

    /**
     * @param shape of one layer
     * @param embedding [V, E] row-major; taken over and trained in place
     * @param learningRate of the first step; falls evenly to zero
     * @param clipNorm the largest L2 norm of the weights' and of each table's gradient
     * @param totalSteps updates it will make
     * @param sampleSize words that a foretold word is told from
     * @param threads that share a batch's shards
     */
    public LanguageModel(
            EncoderShape shape,
            float[] embedding,
            double learningRate,
            double clipNorm,
            int totalSteps,
            int sampleSize,
            int threads,
            long seed) {
        this.shape = shape;
        this.embedding = embedding;
        this.clipNorm = clipNorm;
        team = new Team(threads);
        this.learningRate = Schedule.LINEAR.create(learningRate, totalSteps, 0);
        parameters = InitialWeights.of(ParameterLayout.of(shape), seed);
        int vocabularySize = embedding.length / shape.inputSize();
        outputs = new float[vocabularySize * shape.hiddenSize()];
        moments = Nd4j.zeros(1, 2L * parameters.length);
        updater = Updater.ADAM.create(this.learningRate).instantiate(moments, true);
        embeddingUpdater = new RowAdam(embedding.length);
        outputUpdater = new RowAdam(outputs.length);
        weights = new FusedWeights(shape);
        sample = new WordSample(vocabularySize, sampleSize, shape.hiddenSize());
        for (int s = 0; s < threads; s++) {
            shards.add(new Shard(weights, vocabularySize, team.member(s)));
        }
    }

    /**
     * One update on a batch.
     *
     * @param ids [B][length], each at least one
     * @param targets [directions][B][length] the word that each state foretells; -1 where it foretells none
     * @param others distinct words to tell the foretold ones from
     * @return how the words were foretold before the update
     */
    public Loss fit(int[][] ids, int[][][] targets, int[] others) {
        weights.load(parameters, true);
        sample.load(others, outputs, shape.hiddenSize());
        int[][] parts = Shards.deal(ids, shards.size());
        team.run(parts.length, s -> {
            int[][][] wanted =
                    Arrays.stream(targets).map(all -> select(all, parts[s])).toArray(int[][][]::new);
            Shard shard = shards.get(s);
            shard.embedding.clear();
            shard.outputs.clear();
            shard.shard.learn(
                    select(ids, parts[s]), wanted, embedding, outputs, sample, shard.embedding, shard.outputs);
        });
        long words = 0;
        double loss = 0;
        for (int s = 0; s < parts.length; s++) {
            words += shards.get(s).shard.words();
            loss += shards.get(s).shard.loss();
            if (s > 0) {
                shards.get(0).shard.addGradientOf(shards.get(s).shard);
                shards.get(0).embedding.addAll(shards.get(s).embedding);
                shards.get(0).outputs.addAll(shards.get(s).outputs);
            }
        }
        if (words > 0) {
            float[] gradient = new float[parameters.length];
            shards.get(0).shard.addGradientTo(gradient);
            update(gradient, shards.get(0), (int) words);
        }
        return new Loss(loss, words);
    }

    private static int[][] select(int[][] texts, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> texts[i]).toArray(int[][]::new);
    }

    private void update(float[] gradient, Shard sum, int words) {
        double rate = learningRate.valueAt(step, 0);
        double scale = RowAdam.clip(gradient, gradient.length, words, clipNorm);
        try (INDArray update = Nd4j.createFromArray(new float[][] {gradient})) {
            update.muli(scale / words);
            updater.applyUpdater(update, step, 0);
            float[] moves = update.data().asFloat();
            for (int i = 0; i < moves.length; i++) {
                parameters[i] -= moves[i];
            }
        }
        step++;
        embeddingUpdater.update(embedding, sum.embedding, words, clipNorm, rate, step);
        outputUpdater.update(outputs, sum.outputs, words, clipNorm, rate, step);
    }

    /** Copies of the encoder's weight arrays by name. */
    public Map<String, float[]> weights() {
        return ParameterLayout.of(shape).split(parameters);
    }

    /** The word vectors, not a copy. */
    public float[] embedding() {
        return embedding;
    }

    /** All that training needs to go on. */
    public LanguageModelState state() {
        return new LanguageModelState(
                step,
                parameters,
                moments.data().asFloat(),
                embedding,
                embeddingUpdater.state(),
                outputs,
                outputUpdater.state());
    }

    /** Goes back to a state of a model of the same sizes. */
    public void restore(LanguageModelState state) {
        int p = parameters.length;
        List<Integer> sizes =
                List.of(p, 2 * p, embedding.length, 2 * embedding.length, outputs.length, 2 * outputs.length);
        List<Integer> saved = state.arrays().stream().map(array -> array.length).toList();
        if (!saved.equals(sizes)) {
            throw new IllegalArgumentException("The saved state belongs to another model: its arrays have " + saved
                    + " values, not " + sizes + ".");
        }
        step = state.updates();
        System.arraycopy(state.parameters(), 0, parameters, 0, parameters.length);
        try (INDArray updaterState = Nd4j.createFromArray(new float[][] {state.updaterState()})) {
            moments.assign(updaterState);
        }
        System.arraycopy(state.embedding(), 0, embedding, 0, embedding.length);
        embeddingUpdater.restore(state.embeddingMoments());
        System.arraycopy(state.outputs(), 0, outputs, 0, outputs.length);
        outputUpdater.restore(state.outputMoments());
    }

    /** Ends its threads; what it learned can still be asked for. */
    @Override
    public void close() {
        team.close();
    }
}
