package sentiment.recurrent;

/**
 * What an encoder computes: stacked recurrent layers over embeddings, then pooling.
 *
 * @param cell the recurrent cell
 * @param inputSize E, the embedding's size
 * @param hiddenSize H, units of each direction of each layer
 * @param layers stacked layers
 * @param bidirectional whether each layer also runs from the last step to the first; outputs are concatenated
 * @param pooling how a review's steps become one vector
 */
public record EncoderShape(
        Cell cell, int inputSize, int hiddenSize, int layers, boolean bidirectional, Pooling pooling) {
    public EncoderShape {
        requirePositive("inputSize", inputSize);
        requirePositive("hiddenSize", hiddenSize);
        requirePositive("layers", layers);
    }

    /** Directions of each layer: 1 or 2. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** D, the size of a review vector and of a layer's output: H a direction. */
    public int outputSize() {
        return directions() * hiddenSize;
    }

    /** The input size of a layer, counted from 0. */
    public int inputSize(int layer) {
        return layer == 0 ? inputSize : outputSize();
    }

    /** G·H, the columns of the input projection of one direction. */
    public int gateColumns() {
        return cell.gates() * hiddenSize;
    }

    private static void requirePositive(String field, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("EncoderShape." + field + " must be at least 1 but is " + value + ".");
        }
    }
}
