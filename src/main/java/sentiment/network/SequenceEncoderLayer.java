package sentiment.network;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;

/**
 * The working side of {@link SequenceEncoder}: hands a batch to a {@link SequenceEngine}. The engine, which holds the
 * embedding table, and the table's gradient are attached after the network is built. Not thread-safe, like all
 * Deeplearning4j layers.
 */
public final class SequenceEncoderLayer extends BaseLayer<SequenceEncoder> {
    private transient SequenceEngine engine;
    private transient EmbeddingGradient embeddingGradient;
    private transient TokenVectors tokenGradient;
    private transient long dropoutSeed;

    SequenceEncoderLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    /**
     * Gives the layer what computes it.
     *
     * @param embeddingGradient summed over a batch's reviews after each backward pass; the caller clears it; {@code null}
     *     where the embedding does not learn
     */
    public void attach(SequenceEngine engine, EmbeddingGradient embeddingGradient) {
        this.engine = engine;
        this.embeddingGradient = embeddingGradient;
    }

    /** Seeds the next step's dropout; each step wants another. */
    public void setDropoutSeed(long seed) {
        dropoutSeed = seed;
    }

    /** Says where the next backward passes write the gradient of each token's vector; {@code null} for nowhere. */
    void setTokenGradient(TokenVectors tokenGradient) {
        this.tokenGradient = tokenGradient;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        if (engine == null) {
            throw new IllegalStateException("No engine is attached; call attach after the network is built.");
        }
        DropoutMasks masks = training ? new DropoutMasks(layerConf().dropoutRates(), dropoutSeed) : DropoutMasks.NONE;
        INDArray vectors = engine.forward(paramsFlattened, PaddedIds.read(input, maskArray), masks);
        return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, vectors);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        engine.backward(epsilon, gradientsFlattened, embeddingGradient, tokenGradient);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(gradient::setGradientFor);
        return Pair.of(gradient, null);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatchSize) {
        setMaskArray(mask);
        return Pair.of(null, MaskState.Passthrough);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
