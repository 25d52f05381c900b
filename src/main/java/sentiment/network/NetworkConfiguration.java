package sentiment.network;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import sentiment.recurrent.EncoderShape;

/** The classifier as Deeplearning4j is told of it: a {@link SequenceEncoder} and an output layer. Stateless. */
final class NetworkConfiguration {
    private NetworkConfiguration() {}

    static MultiLayerConfiguration of(
            EncoderConfig config, OptimizerConfig optimizer, EncoderShape shape, LearningRate learningRate, long seed) {
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(optimizer.updater().create(learningRate))
                .weightInit(WeightInit.XAVIER)
                .l2(optimizer.l2())
                // Two small matrix products a step leave nothing for a workspace to save.
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE);
        if (optimizer.clipNorm() > 0) {
            builder.gradientNormalization(GradientNormalization.ClipL2PerLayer)
                    .gradientNormalizationThreshold(optimizer.clipNorm());
        }
        return builder.list()
                .layer(new SequenceEncoder.Builder(shape, config.dropout()).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(shape.outputSize())
                        .nOut(2)
                        .build())
                .build();
    }
}
