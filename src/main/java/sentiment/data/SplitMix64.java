package sentiment.data;

/** The generator SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), in parts: values that depend on a place, not on an order. */
public final class SplitMix64 {
    /** What its state grows by from value to value. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SplitMix64() {}

    /** The finaliser: spreads every bit of a state over all bits of the value. */
    public static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
