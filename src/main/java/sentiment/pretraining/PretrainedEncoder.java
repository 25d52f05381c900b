package sentiment.pretraining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sentiment.data.InputException;
import sentiment.model.WeightsFile;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

/**
 * A folder that {@code pretrain} wrote: {@code encoder.bin}, weights of an encoder's first layer, and {@code vectors.txt},
 * the word vectors that were learned with them.
 *
 * @param weights the arrays by name, as in {@link sentiment.recurrent.ParameterLayout}
 */
public record PretrainedEncoder(Map<String, float[]> weights) {
    private static final String ENCODER = "encoder.bin";
    private static final String VECTORS = "vectors.txt";

    /** The word vectors of a folder, in GloVe's text form. */
    public static Path vectors(Path folder) {
        return folder.resolve(VECTORS);
    }

    static Path encoder(Path folder) {
        return folder.resolve(ENCODER);
    }

    /** Whether a folder holds one. */
    public static boolean standsIn(Path folder) {
        return Files.exists(encoder(folder)) && Files.exists(vectors(folder));
    }

    /**
     * Reads the weights.
     *
     * @param shape of the encoder that shall start from them
     * @throws InputException where there are none, or those of another encoder
     */
    public static PretrainedEncoder load(Path folder, EncoderShape shape) {
        if (!standsIn(folder)) {
            throw new InputException(folder + " holds no pretrained encoder (" + ENCODER + " and " + VECTORS
                    + "); write one with 'sentiment pretrain', or leave the key pretrained null.");
        }
        Map<String, float[]> weights = WeightsFile.read(encoder(folder));
        Map<String, Integer> sizes = new TreeMap<>();
        weights.forEach((name, values) -> sizes.put(name, values.length));
        Map<String, Integer> wanted = firstLayer(shape);
        if (!sizes.equals(wanted)) {
            throw new InputException(folder + " has the weights " + sizes + " where this encoder's first layer has "
                    + wanted + "; pretrain with the same cell, hidden size, directions and length of word vectors.");
        }
        return new PretrainedEncoder(weights);
    }

    /** How many values each array of the first layer has. */
    private static Map<String, Integer> firstLayer(EncoderShape shape) {
        EncoderShape first = new EncoderShape(
                shape.cell(), shape.inputSize(), shape.hiddenSize(), 1, shape.bidirectional(), Pooling.MAX);
        return new TreeMap<>(ParameterLayout.of(first).blocks().stream()
                .collect(Collectors.toMap(ParameterLayout.Block::name, ParameterLayout.Block::size)));
    }
}
