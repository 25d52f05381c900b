package sentiment.network;

import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/**
 * What a user chooses about the network.
 *
 * @param cell rnn, lstm or gru
 * @param hiddenSize units of each direction of each layer
 * @param layers stacked layers
 * @param bidirectional whether each layer also runs backwards
 * @param pooling last, max, mean or attention
 * @param trainEmbeddings whether the word vectors learn too, or stay as they were loaded
 * @param dropout what to drop while training
 */
public record EncoderConfig(
        Cell cell,
        int hiddenSize,
        int layers,
        boolean bidirectional,
        Pooling pooling,
        boolean trainEmbeddings,
        DropoutRates dropout) {
    public EncoderConfig {
        requireBetween("hiddenSize", hiddenSize, 1, 4096);
        requireBetween("layers", layers, 1, 16);
    }

    /** The encoder over embeddings of a size. */
    public EncoderShape shape(int embeddingSize) {
        return new EncoderShape(cell, embeddingSize, hiddenSize, layers, bidirectional, pooling);
    }

    private static void requireBetween(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "encoder." + field + " must be from " + least + " to " + most + " but is " + value + ".");
        }
    }
}
