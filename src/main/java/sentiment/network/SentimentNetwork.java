package sentiment.network;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.batch.UnlabelledReviews;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.recurrent.ndarray.NdArrayEngine;

/**
 * The network while it trains: a Deeplearning4j {@link MultiLayerNetwork} of a {@link SequenceEncoder} and an output layer,
 * and the embedding table beside it. Not thread-safe. Close it to stop its threads.
 */
public final class SentimentNetwork implements AutoCloseable {
    private final EncoderShape shape;
    private final OptimizerConfig optimizer;
    private final LearningRate learningRate;
    private final LearningRate embeddingLearningRate;
    private final long seed;
    private final MultiLayerNetwork network;
    private final SequenceEncoderLayer encoder;
    private final SequenceEngine engine;
    private final float[] embedding;
    /** Null where the embedding stays as it is. */
    private final EmbeddingGradient embeddingGradient;

    private final RowAdam embeddingUpdater;
    /** Null where nothing is averaged. */
    private final WeightAverage average;
    /** Null where the labels' cross-entropy is the only loss. */
    private AuxiliaryLosses auxiliaryLosses;

    /** Null where nobody asked for gradients. */
    private GradientNorm gradientNorm;

    private double lastGradientNorm = Double.NaN;

    /**
     * @param embedding [V, E] row-major; taken over and trained in place
     * @param embeddingSize E
     * @param totalSteps updates the training will make at most, for the schedule
     * @param threads that share a batch
     * @param seed of first weights and dropout
     */
    public SentimentNetwork(
            EncoderConfig config,
            OptimizerConfig optimizer,
            float[] embedding,
            int embeddingSize,
            int totalSteps,
            int threads,
            long seed) {
        this.optimizer = optimizer;
        this.embedding = embedding;
        this.seed = seed;
        shape = config.shape(embeddingSize);
        learningRate = optimizer.schedule().create(optimizer.learningRate(), totalSteps, optimizer.warmUp());
        embeddingLearningRate =
                optimizer.schedule().create(optimizer.embeddingLearningRate(), totalSteps, optimizer.warmUp());
        network = new MultiLayerNetwork(NetworkConfiguration.of(config, optimizer, shape, learningRate, seed));
        network.init();
        engine = engine(shape, embedding, threads);
        boolean learns = config.trainEmbeddings();
        embeddingGradient = learns ? new EmbeddingGradient(embedding.length / embeddingSize, embeddingSize) : null;
        embeddingUpdater = new RowAdam(learns ? embedding.length : 0);
        average = optimizer.averageDecay() == 0
                ? null
                : new WeightAverage(optimizer.averageDecay(), (int) network.numParams(), learns ? embedding.length : 0);
        encoder = (SequenceEncoderLayer) network.getLayer(0);
        encoder.attach(engine, embeddingGradient);
    }

    private static SequenceEngine engine(EncoderShape shape, float[] embedding, int threads) {
        return switch (EngineChoice.forTraining()) {
            case FUSED -> new FusedEngine(shape, embedding, threads);
            case ND_ARRAY -> NdArrayEngine.over(shape, embedding);
        };
    }

    /**
     * Puts weights that were learned before in the place of the first, random ones; arrays that are not named keep theirs.
     *
     * @param weights arrays of this encoder by name, as {@link #weights} gives them
     * @throws IllegalArgumentException at an array that this encoder has not
     */
    public void start(Map<String, float[]> weights) {
        float[] all = parameters();
        ParameterLayout layout = ParameterLayout.of(shape);
        weights.forEach((name, values) -> {
            ParameterLayout.Block block = layout.named(name);
            System.arraycopy(values, 0, all, block.offset(), block.size());
        });
        network.params()
                .assign(Nd4j.createFromArray(all).reshape(network.params().shape()));
    }

    /** Learns by these losses too, from the next step on; one that is off costs nothing. */
    public void addLosses(AdversarialConfig adversarial, UnlabelledConfig unlabelled) {
        if (adversarial.on() || unlabelled.on()) {
            auxiliaryLosses =
                    new AuxiliaryLosses(adversarial, unlabelled, network, engine, embedding, embeddingGradient);
            network.setListeners(auxiliaryLosses);
        }
    }

    /** {@link #fit(int[][], int[], UnlabelledReviews)} without unlabelled reviews. */
    public double fit(int[][] ids, int[] labels) {
        return fit(ids, labels, UnlabelledReviews.NONE);
    }

    /**
     * One update on a batch.
     *
     * @param ids [B][length], each review at least one token
     * @param labels [B] 0 negative, 1 positive
     * @param unlabelled [U] reviews, each at least one token, for the losses of {@link UnlabelledConfig}; may be empty
     * @return the mean cross-entropy of the labelled reviews with their smoothed labels before the update, in nats, with the
     *     L2 penalty
     */
    public double fit(int[][] ids, int[] labels, UnlabelledReviews unlabelled) {
        long dropoutSeed = seed * 0x5DEECE66DL + step();
        encoder.setDropoutSeed(dropoutSeed);
        if (auxiliaryLosses != null) {
            auxiliaryLosses.begin(ids, labels, optimizer.labelSmoothing(), unlabelled, dropoutSeed);
        }
        double rate = embeddingLearningRate.valueAt(network.getIterationCount(), network.getEpochCount());
        if (embeddingGradient != null) {
            embeddingGradient.clear();
        }
        network.fit(PaddedIds.write(ids, labels, optimizer.labelSmoothing()));
        if (embeddingGradient != null) {
            embeddingUpdater.update(embedding, embeddingGradient, ids.length, optimizer.clipNorm(), rate, step());
        }
        if (gradientNorm != null) {
            lastGradientNorm = gradientNorm.of(embeddingGradient, ids.length);
        }
        if (average != null && average.takes(step())) {
            average.add(parameters(), embedding, step());
        }
        return network.score();
    }

    /** Has every {@link #fit} from now on measure its gradient, which takes a pass over it. */
    public void measureGradients() {
        gradientNorm = new GradientNorm();
        network.addListeners(gradientNorm);
    }

    /** L2 norm of the last batch's mean gradient, before clipping and without L2 penalty; NaN where none was measured. */
    public double gradientNorm() {
        return lastGradientNorm;
    }

    /** Copies of all weight arrays by name: the encoder's, {@code output} (weights, then biases) and {@code embedding}. */
    public Map<String, float[]> weights() {
        float[] all = parameters();
        ParameterLayout layout = ParameterLayout.of(shape);
        Map<String, float[]> weights = layout.split(all);
        weights.put("output", Arrays.copyOfRange(all, layout.size(), all.length));
        weights.put("embedding", embedding.clone());
        return weights;
    }

    /** Updates made so far. */
    public long step() {
        return network.getIterationCount();
    }

    /** The learning rate of the encoder's and the output layer's next update. */
    public double learningRate() {
        return learningRate.valueAt(network.getIterationCount(), network.getEpochCount());
    }

    /** Multiplies all learning rates from now on by this factor, and no longer by one given before. */
    public void scaleLearningRate(double factor) {
        learningRate.scale(factor);
        embeddingLearningRate.scale(factor);
    }

    /** The shape of the encoder. */
    public EncoderShape shape() {
        return shape;
    }

    /** For scoring: the averaged weights or, where nothing is averaged, those of now. */
    public Predictor predictor() {
        NetworkState state = state();
        return new Predictor(shape, state.scoringParameters(), state.scoringEmbedding());
    }

    /** Everything that changes while training. */
    public NetworkState state() {
        INDArray updaterState = network.getUpdater().getStateViewArray();
        return new NetworkState(
                parameters(),
                updaterState == null ? new float[0] : updaterState.dup().data().asFloat(),
                embedding.clone(),
                embeddingUpdater.state(),
                average == null ? new float[0] : average.state(),
                step());
    }

    /** Goes back to a state of a network of the same configuration. */
    public void restore(NetworkState state) {
        INDArray parameters = network.params();
        if (state.parameters().length != parameters.length() || state.embedding().length != embedding.length) {
            throw new IllegalArgumentException(
                    "The saved state belongs to another network: " + state.parameters().length + " weights and "
                            + state.embedding().length + " embedding values, not " + parameters.length() + " and "
                            + embedding.length + ".");
        }
        parameters.assign(Nd4j.createFromArray(state.parameters()).reshape(parameters.shape()));
        if (state.updaterState().length > 0) {
            INDArray view = network.getUpdater().getStateViewArray();
            view.assign(Nd4j.createFromArray(state.updaterState()).reshape(view.shape()));
        }
        System.arraycopy(state.embedding(), 0, embedding, 0, embedding.length);
        embeddingUpdater.restore(state.embeddingMoments());
        if (average != null) {
            average.restore(state.average());
        }
        network.getLayerWiseConfigurations().setIterationCount(Math.toIntExact(state.step()));
    }

    private float[] parameters() {
        return network.params().dup().data().asFloat();
    }

    @Override
    public void close() {
        engine.close();
        network.close();
    }
}
