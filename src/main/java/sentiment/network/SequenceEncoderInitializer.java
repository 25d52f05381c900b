package sentiment.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ParameterLayout.Kind;

/** Names, places and first values of the encoder's weights in Deeplearning4j's flat vector. Stateless. */
final class SequenceEncoderInitializer implements ParamInitializer {
    static final SequenceEncoderInitializer INSTANCE = new SequenceEncoderInitializer();

    private SequenceEncoderInitializer() {}

    private static ParameterLayout layout(Layer layer) {
        return ParameterLayout.of(((SequenceEncoder) layer).shape());
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return layout(layer).size();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return layout(layer).blocks().stream().map(Block::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer).stream()
                .filter(key -> isWeightParam(layer, key))
                .toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return !isBiasParam(layer, key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        Kind kind = layout(layer).named(key).kind();
        return kind == Kind.BIAS || kind == Kind.RECURRENT_BIAS;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
        ParameterLayout layout = layout(conf.getLayer());
        if (initialize) {
            float[] values = InitialWeights.of(layout, conf.getSeed());
            parameters.assign(Nd4j.createFromArray(values).reshape(parameters.shape()));
        }
        layout.blocks().forEach(block -> conf.addVariable(block.name()));
        return views(layout, parameters);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradient) {
        return views(layout(conf.getLayer()), gradient);
    }

    private static Map<String, INDArray> views(ParameterLayout layout, INDArray flat) {
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (Block block : layout.blocks()) {
            INDArray part = vector.get(NDArrayIndex.interval(block.offset(), block.offset() + block.size()));
            views.put(block.name(), part.reshape('c', block.rows(), block.columns()));
        }
        return views;
    }
}
