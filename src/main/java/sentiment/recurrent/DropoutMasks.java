package sentiment.recurrent;

import static sentiment.data.SplitMix64.GOLDEN;
import static sentiment.data.SplitMix64.mix;

/**
 * Inverted dropout (Srivastava et al., JMLR 2014) whose masks are a function of a seed and a place, not of drawing order:
 * forward and backward pass, any number of threads and both engines see the same masks without storing them. Immutable.
 *
 * @param rates how much to drop
 * @param seed differs from step to step
 */
public record DropoutMasks(DropoutRates rates, long seed) {
    /** Drops nothing: for inference. */
    public static final DropoutMasks NONE = new DropoutMasks(DropoutRates.NONE, 0);

    private static final int RESOLUTION_BITS = 16;
    private static final int RESOLUTION = 1 << RESOLUTION_BITS;
    /** Masks of so many places come from one draw. */
    private static final int PLACES = Long.SIZE / RESOLUTION_BITS;

    /**
     * Masks the embedding of one token, or its gradient.
     *
     * @param sequence position of the review in the batch
     */
    public void embedding(float[] values, int offset, int length, int sequence, int step) {
        apply(values, offset, length, rates.embedding(), 1, sequence, step);
    }

    /** Masks one direction's output of one step between layer {@code layer} and the next, or its gradient. */
    public void hidden(float[] values, int offset, int length, int layer, int direction, int sequence, int step) {
        apply(values, offset, length, rates.hidden(), 2L + 2L * layer + direction, sequence, step);
    }

    /** Masks one direction's part of a review vector, or its gradient. */
    public void review(float[] values, int offset, int length, int direction, int sequence) {
        apply(values, offset, length, rates.review(), -1L - direction, sequence, 0);
    }

    private void apply(float[] values, int offset, int length, double rate, long site, long sequence, long step) {
        if (rate == 0) {
            return;
        }
        int threshold = (int) Math.round(rate * RESOLUTION);
        float scale = (float) (1 / (1 - rate));
        long state = mix(mix(mix(seed + site * GOLDEN) + sequence) + step);
        for (int j = 0; j < length; j += PLACES) {
            state += GOLDEN;
            long bits = mix(state);
            for (int i = offset + j; i < offset + Math.min(length, j + PLACES); i++) {
                // All ones to keep a value, zero to drop it: a branch would be mispredicted half of the time.
                int kept = ~(((int) (bits & (RESOLUTION - 1)) - threshold) >> 31);
                values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i] * scale) & kept);
                bits >>>= RESOLUTION_BITS;
            }
        }
    }
}
