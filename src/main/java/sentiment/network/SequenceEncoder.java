package sentiment.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/**
 * Configuration of the one custom Deeplearning4j layer: embedding, recurrence and pooling fused. Input: token ids [B, T]
 * as floats with a features mask [B, T]; output: review vectors [B, D]. The embedding table is not among its parameters;
 * it is attached to {@link SequenceEncoderLayer}. A bean because Deeplearning4j's JSON wants one.
 */
public final class SequenceEncoder extends FeedForwardLayer {
    @JsonProperty
    private Cell cell;

    @JsonProperty
    private int hiddenSize;

    @JsonProperty
    private int layers;

    @JsonProperty
    private boolean bidirectional;

    @JsonProperty
    private Pooling pooling;

    @JsonProperty
    private double embeddingDropout;

    @JsonProperty
    private double hiddenDropout;

    @JsonProperty
    private double reviewDropout;

    /** For Deeplearning4j's JSON. */
    private SequenceEncoder() {}

    private SequenceEncoder(Builder builder) {
        super(builder);
        cell = builder.shape.cell();
        hiddenSize = builder.shape.hiddenSize();
        layers = builder.shape.layers();
        bidirectional = builder.shape.bidirectional();
        pooling = builder.shape.pooling();
        embeddingDropout = builder.dropout.embedding();
        hiddenDropout = builder.dropout.hidden();
        reviewDropout = builder.dropout.review();
    }

    /** What it computes. */
    public EncoderShape shape() {
        return new EncoderShape(cell, (int) nIn, hiddenSize, layers, bidirectional, pooling);
    }

    /** What it drops while training. */
    public DropoutRates dropoutRates() {
        return new DropoutRates(embeddingDropout, hiddenDropout, reviewDropout);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialize,
            DataType dataType) {
        SequenceEncoderLayer layer = new SequenceEncoderLayer(conf, dataType);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return SequenceEncoderInitializer.INSTANCE;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(nOut);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        // nIn is the embedding's size, not the number of time steps.
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(layerName, SequenceEncoder.class, inputType, getOutputType(-1, inputType))
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    /** Builds the layer's configuration. */
    @SuppressWarnings("unchecked") // build() is generic in Deeplearning4j
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {
        private final EncoderShape shape;
        private final DropoutRates dropout;

        public Builder(EncoderShape shape, DropoutRates dropout) {
            this.shape = shape;
            this.dropout = dropout;
            nIn = shape.inputSize();
            nOut = shape.outputSize();
        }

        @Override
        public SequenceEncoder build() {
            return new SequenceEncoder(this);
        }
    }
}
