package sentiment.bench;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Deeplearning4j's own {@code LSTM} with {@code LastTimeStep} and a small output layer, which its training cannot do
 * without; the embeddings are looked up before.
 */
final class Dl4jTasks {
    private Dl4jTasks() {}

    static Task of(Work work, Batches batches) {
        MultiLayerNetwork network = network(work);
        int[][] ids = batches.ids()[0];
        INDArray features = features(ids, batches.embedding());
        INDArray labels = Nd4j.zeros(ids.length, 2);
        labels.getColumn(0).assign(1);
        long tokens = batches.tokens();
        return () -> {
            if (work.kind() == Work.Kind.TRAIN) {
                network.fit(features, labels);
            } else {
                network.output(features);
            }
            return tokens;
        };
    }

    private static MultiLayerNetwork network(Work work) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(1e-3))
                .list()
                .layer(new LastTimeStep(new LSTM.Builder()
                        .nIn(Work.EMBEDDING)
                        .nOut(work.hidden())
                        .activation(Activation.TANH)
                        .build()))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(work.hidden())
                        .nOut(2)
                        .build())
                .setInputType(InputType.recurrent(Work.EMBEDDING))
                .build());
        network.init();
        return network;
    }

    /** [B, E, T]. */
    private static INDArray features(int[][] ids, float[] embedding) {
        float[] values = new float[ids.length * Work.EMBEDDING * Work.STEPS];
        for (int b = 0; b < ids.length; b++) {
            for (int t = 0; t < Work.STEPS; t++) {
                for (int e = 0; e < Work.EMBEDDING; e++) {
                    values[(b * Work.EMBEDDING + e) * Work.STEPS + t] = embedding[ids[b][t] * Work.EMBEDDING + e];
                }
            }
        }
        return Nd4j.createFromArray(values).reshape(ids.length, Work.EMBEDDING, Work.STEPS);
    }
}
