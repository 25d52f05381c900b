package sentiment.recurrent.fused;

import sentiment.batch.PackedLayout;
import sentiment.recurrent.Pooling;

/**
 * Pools the last layer's outputs of a shard to review vectors and spreads their gradient back. Rows and vectors are
 * {@code width} wide, padded units included. Not thread-safe: keeps what the backward pass needs.
 */
interface FusedPooling {

    /**
     * @param width columns of a row
     * @param directionWidth columns of each direction in it
     */
    static FusedPooling of(Pooling pooling, int width, int directionWidth) {
        return switch (pooling) {
            case LAST -> new LastPooling(width, directionWidth);
            case MAX -> new MaxPooling(width);
            case MEAN -> new MeanPooling(width);
            case ATTENTION -> new AttentionPooling(width);
        };
    }

    /**
     * @param output [N, width]
     * @param attention [width] the attention vector; others ignore it
     * @param vectors [B, width] in packed order, overwritten
     */
    void forward(PackedLayout layout, float[] output, float[] attention, float[] vectors);

    /**
     * The gradient of the outputs last pooled; valid until the next call, and as long as nobody writes to the arrays given.
     *
     * @param vectorGradient [B, width] in packed order
     * @param attentionGradient [width], added to; others ignore it
     */
    OutputGradient backward(
            PackedLayout layout, float[] output, float[] attention, float[] vectorGradient, float[] attentionGradient);
}
