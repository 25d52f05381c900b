package sentiment.pretraining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import sentiment.data.InputException;
import sentiment.model.WeightsFile;
import sentiment.recurrent.ParameterLayout;

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

    /** Throws an {@link InputException} where there is none. */
    public static void require(Path folder) {
        if (!Files.exists(encoder(folder))) {
            throw new InputException(folder + " holds no pretrained encoder (" + ENCODER
                    + "); write one with 'sentiment pretrain', or leave the key pretrained null.");
        }
    }

    /**
     * Reads the weights.
     *
     * @param layout of the encoder that shall start from them
     * @throws InputException where there are none, or those of another encoder
     */
    public static PretrainedEncoder load(Path folder, ParameterLayout layout) {
        require(folder);
        Map<String, float[]> weights = WeightsFile.read(encoder(folder));
        weights.forEach((name, values) -> {
            int size = layout.blocks().stream()
                    .filter(block -> block.name().equals(name))
                    .mapToInt(ParameterLayout.Block::size)
                    .sum();
            if (size != values.length) {
                throw new InputException(folder + " has " + values.length + " values of " + name
                        + " where this encoder has " + size + "; pretrain with the same cell, hidden size, directions"
                        + " and length of word vectors.");
            }
        });
        return new PretrainedEncoder(weights);
    }
}
