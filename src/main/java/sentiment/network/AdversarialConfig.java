package sentiment.network;

/**
 * Adversarial training on labelled reviews (Miyato, Dai &amp; Goodfellow, ICLR 2017): the loss of each review once more,
 * its word vectors moved where that raises it most.
 *
 * @param weight of that loss beside the plain one; 0 computes nothing
 * @param epsilon how far a review is moved: the L2 norm over all its tokens, in standard deviations of the word vectors
 */
public record AdversarialConfig(double weight, double epsilon) {
    /** No adversarial training. */
    public static final AdversarialConfig OFF = new AdversarialConfig(0, 0);

    public AdversarialConfig {
        requireNonNegative("adversarial.weight", weight);
        requireNonNegative("adversarial.epsilon", epsilon);
    }

    /** Whether there is anything to compute. */
    public boolean on() {
        return weight > 0 && epsilon > 0;
    }

    static void requireNonNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " must be at least 0 but is " + value + ".");
        }
    }
}
