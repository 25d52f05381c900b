package sentiment.recurrent;

/**
 * How much to drop where while training; 0 is nothing.
 *
 * @param embedding share of the embedding's values, each on its own
 * @param hidden share of the values between stacked layers
 * @param review share of the review vector's values
 */
public record DropoutRates(double embedding, double hidden, double review) {
    public static final DropoutRates NONE = new DropoutRates(0, 0, 0);

    public DropoutRates {
        requireRate("embedding", embedding);
        requireRate("hidden", hidden);
        requireRate("review", review);
    }

    private static void requireRate(String field, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "dropout." + field + " must be at least 0 and below 1 but is " + value + ".");
        }
    }
}
