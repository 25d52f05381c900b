package sentiment.recurrent.fused;

import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;

/** All weights of an encoder, packed for the kernel. Any number of shards may read them between two loads. */
public final class FusedWeights {
    final ParameterLayout layout;
    /** [layer][direction]. */
    final DirectionWeights[][] directions;
    /** [D padded] the attention vector, zero without attention. */
    final float[] attention;

    public FusedWeights(EncoderShape shape) {
        layout = ParameterLayout.of(shape);
        directions = new DirectionWeights[shape.layers()][shape.directions()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                directions[layer][direction] = new DirectionWeights(layout, layer, direction);
            }
        }
        attention = new float[outputWidth()];
    }

    /**
     * Takes new values.
     *
     * @param flat [P] in the order of {@link ParameterLayout}
     * @param training whether a backward pass will follow
     */
    public void load(float[] flat, boolean training) {
        for (DirectionWeights[] layer : directions) {
            for (DirectionWeights direction : layer) {
                direction.load(flat, training);
            }
        }
        if (layout.shape().pooling() == Pooling.ATTENTION) {
            pad(flat, layout.attention().offset(), attention, 0);
        }
    }

    public EncoderShape shape() {
        return layout.shape();
    }

    /** Columns of a layer's output, padded: H padded for each direction. */
    int outputWidth() {
        return layout.shape().directions() * directionWidth();
    }

    int directionWidth() {
        return PackedMatrix.padded(layout.shape().hiddenSize());
    }

    /** Spreads a dense D-vector over the columns of the padded form. */
    void pad(float[] dense, int denseOffset, float[] padded, int paddedOffset) {
        int hidden = layout.shape().hiddenSize();
        for (int direction = 0; direction < layout.shape().directions(); direction++) {
            System.arraycopy(
                    dense,
                    denseOffset + direction * hidden,
                    padded,
                    paddedOffset + direction * directionWidth(),
                    hidden);
        }
    }

    /** Gathers a dense D-vector from the padded form. */
    void unpad(float[] padded, int paddedOffset, float[] dense, int denseOffset) {
        int hidden = layout.shape().hiddenSize();
        for (int direction = 0; direction < layout.shape().directions(); direction++) {
            System.arraycopy(
                    padded,
                    paddedOffset + direction * directionWidth(),
                    dense,
                    denseOffset + direction * hidden,
                    hidden);
        }
    }
}
