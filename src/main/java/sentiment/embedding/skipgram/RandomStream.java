package sentiment.embedding.skipgram;

import sentiment.data.SplitMix64;

/** SplitMix64's numbers from a state on. Not thread-safe. */
public final class RandomStream {
    private static final int HALF_BITS = 32;
    private static final int FRACTION_BITS = 24;

    private long state;

    /** A stream that depends on the seed and the place that the numbers are for. */
    public RandomStream(long seed, long place) {
        state = SplitMix64.mix(SplitMix64.mix(seed + SplitMix64.GOLDEN) + place * SplitMix64.GOLDEN);
    }

    long next() {
        state += SplitMix64.GOLDEN;
        return SplitMix64.mix(state);
    }

    /** From 0 to {@code bound} - 1. */
    public int below(int bound) {
        return below(next(), bound);
    }

    /** From 0 to just below 1. */
    public float fraction() {
        return fraction(next());
    }

    /** From 0 to {@code bound} - 1, by the upper half of 64 random bits. */
    static int below(long bits, int bound) {
        return (int) ((bits >>> HALF_BITS) * bound >>> HALF_BITS);
    }

    /** From 0 to just below 1, by the lowest 24 bits. */
    static float fraction(long bits) {
        return (bits & ((1 << FRACTION_BITS) - 1)) * (1f / (1 << FRACTION_BITS));
    }
}
