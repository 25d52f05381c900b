package sentiment.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;
import sentiment.recurrent.fused.FusedEngine;

/** The layer as Deeplearning4j sees it. */
class SequenceEncoderTest {
    private static final int VOCABULARY = 30;
    private static final int SIZE = 6;
    private static final int HIDDEN = 5;
    private static final float[] TABLE = Encoders.uniform(new Random(1), VOCABULARY * SIZE, 1);
    private static final int[][] IDS = Encoders.batch(new Random(2), VOCABULARY, 3, 9, 1, 12);
    private static final int[] LABELS = {0, 1, 1, 0};

    private static MultiLayerConfiguration configuration() {
        EncoderShape shape = new EncoderShape(Cell.GRU, SIZE, HIDDEN, 2, true, Pooling.ATTENTION);
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Adam(0.01))
                .list()
                .layer(new SequenceEncoder.Builder(shape, new DropoutRates(0.1, 0.2, 0.3)).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(shape.outputSize())
                        .nOut(2)
                        .build())
                .build();
    }

    private static MultiLayerNetwork attached(MultiLayerNetwork network) {
        SequenceEncoderLayer layer = (SequenceEncoderLayer) network.getLayer(0);
        layer.attach(
                new FusedEngine(layer.layerConf().shape(), TABLE.clone(), 2), new EmbeddingGradient(VOCABULARY, SIZE));
        return network;
    }

    private static MultiLayerNetwork fresh() {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration());
        network.init();
        return attached(network);
    }

    private static float[] output(MultiLayerNetwork network, DataSet batch) {
        network.setLayerMaskArrays(batch.getFeaturesMaskArray(), null);
        return network.output(batch.getFeatures(), false, batch.getFeaturesMaskArray(), null)
                .dup('c')
                .data()
                .asFloat();
    }

    @Test
    void configurationSurvivesJson() {
        MultiLayerConfiguration configuration = configuration();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        SequenceEncoder before = (SequenceEncoder) configuration.getConf(0).getLayer();
        SequenceEncoder after = (SequenceEncoder) read.getConf(0).getLayer();
        assertEquals(before.shape(), after.shape());
        assertEquals(before.dropoutRates(), after.dropoutRates());
    }

    @Test
    void modelSerializerRoundTripsToTheSameOutputs(@TempDir Path folder) throws IOException {
        MultiLayerNetwork network = fresh();
        DataSet batch = PaddedIds.write(IDS, LABELS, 0);
        network.fit(batch);
        Path file = folder.resolve("network.zip");
        ModelSerializer.writeModel(network, file.toFile(), true);
        MultiLayerNetwork restored = attached(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true));
        assertArrayEquals(output(network, batch), output(restored, batch));
    }

    @Test
    void morePaddingChangesNothing() {
        MultiLayerNetwork network = fresh();
        DataSet batch = PaddedIds.write(IDS, LABELS, 0);
        int extra = 7;
        INDArray wide =
                Nd4j.hstack(batch.getFeatures(), Nd4j.ones(IDS.length, extra).muli(11));
        INDArray mask = Nd4j.hstack(batch.getFeaturesMaskArray(), Nd4j.zeros(IDS.length, extra));
        assertArrayEquals(output(network, batch), output(network, new DataSet(wide, batch.getLabels(), mask, null)));
    }

    @Test
    void refusesAMaskWithAGap() {
        INDArray features = Nd4j.ones(1, 4);
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0, 1, 0}});
        assertThrows(IllegalArgumentException.class, () -> PaddedIds.read(features, mask));
    }

    /** Deeplearning4j keeps its gates in the order g, f, o, i ("input", forget, output, "input modulation"). */
    @Test
    void equalsDeeplearning4jsLstmWithTheSameWeights() {
        MultiLayerNetwork stock = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new LastTimeStep(new LSTM.Builder()
                        .nIn(SIZE)
                        .nOut(HIDDEN)
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build()))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(HIDDEN)
                        .nOut(2)
                        .build())
                .build());
        stock.init();
        EncoderShape shape = new EncoderShape(Cell.LSTM, SIZE, HIDDEN, 1, false, Pooling.LAST);
        ParameterLayout layout = ParameterLayout.of(shape);
        float[] flat = Encoders.uniform(new Random(4), layout.size(), 1);
        copyToStock(flat, layout, stock);

        DataSet batch = PaddedIds.write(IDS, LABELS, 0);
        int steps = (int) batch.getFeatures().size(1);
        INDArray embedded = Nd4j.zeros(IDS.length, SIZE, steps);
        for (int b = 0; b < IDS.length; b++) {
            for (int t = 0; t < IDS[b].length; t++) {
                for (int e = 0; e < SIZE; e++) {
                    embedded.putScalar(new int[] {b, e, t}, TABLE[IDS[b][t] * SIZE + e]);
                }
            }
        }
        stock.setLayerMaskArrays(batch.getFeaturesMaskArray(), null);
        float[] expected =
                stock.feedForward(embedded, false).get(1).dup('c').data().asFloat();
        try (FusedEngine engine = new FusedEngine(shape, TABLE, 1)) {
            float[] actual = engine.forward(Nd4j.createFromArray(flat), IDS, DropoutMasks.NONE)
                    .dup('c')
                    .data()
                    .asFloat();
            assertArrayEquals(expected, actual, 1e-5f);
        }
    }

    private static void copyToStock(float[] flat, ParameterLayout layout, MultiLayerNetwork stock) {
        int[] stockGate = {3, 1, 0, 2};
        String[] stockNames = {"0_W", "0_RW", "0_b"};
        String[] names = {"W0", "U0", "b0"};
        for (int k = 0; k < names.length; k++) {
            ParameterLayout.Block block = layout.named(names[k]);
            // The stock bias has one dimension, where putScalar(row, column) would write to the row.
            INDArray target = stock.getParam(stockNames[k]).reshape(block.rows(), block.columns());
            for (int row = 0; row < block.rows(); row++) {
                for (int gate = 0; gate < 4; gate++) {
                    for (int j = 0; j < HIDDEN; j++) {
                        float value = flat[block.offset() + row * block.columns() + gate * HIDDEN + j];
                        target.putScalar(row, stockGate[gate] * HIDDEN + j, value);
                    }
                }
            }
        }
    }

    @Test
    void firstWeightsAreOrthogonalAndForgetNothing() {
        EncoderShape shape = new EncoderShape(Cell.LSTM, SIZE, HIDDEN, 1, false, Pooling.LAST);
        ParameterLayout layout = ParameterLayout.of(shape);
        float[] flat = InitialWeights.of(layout, 9);
        assertArrayEquals(flat, InitialWeights.of(layout, 9));
        ParameterLayout.Block recurrent = layout.named("U0");
        for (int gate = 0; gate < 4; gate++) {
            for (int i = 0; i < HIDDEN; i++) {
                for (int k = 0; k < HIDDEN; k++) {
                    double dot = 0;
                    for (int j = 0; j < HIDDEN; j++) {
                        int column = gate * HIDDEN + j;
                        dot += (double) flat[recurrent.offset() + i * recurrent.columns() + column]
                                * flat[recurrent.offset() + k * recurrent.columns() + column];
                    }
                    assertEquals(i == k ? 1 : 0, dot, 1e-5);
                }
            }
        }
        int bias = layout.named("b0").offset();
        float[] forget = Arrays.copyOfRange(flat, bias + HIDDEN, bias + 2 * HIDDEN);
        for (float value : forget) {
            assertEquals(1f, value);
        }
    }
}
