package sentiment.network;

/**
 * What is learned from reviews without a label, a batch of them beside each labelled one.
 *
 * @param virtualWeight of virtual adversarial training (Miyato, Dai &amp; Goodfellow, ICLR 2017), on labelled and
 *     unlabelled reviews: the divergence between a review's prediction and the one with its word vectors moved where that
 *     changes it most; 0 computes nothing
 * @param epsilon how far a review is moved, as {@link AdversarialConfig#epsilon}
 * @param entropyWeight of the unlabelled reviews' entropy (Grandvalet &amp; Bengio, NIPS 2004), which sure predictions
 *     lower; 0 computes nothing
 * @param maxReviews how many unlabelled reviews to take at most, drawn by the seed; 0 takes all
 */
public record UnlabelledConfig(double virtualWeight, double epsilon, double entropyWeight, int maxReviews) {
    /** Nothing is learned from unlabelled reviews. */
    public static final UnlabelledConfig OFF = new UnlabelledConfig(0, 0, 0, 0);

    public UnlabelledConfig {
        AdversarialConfig.requireNonNegative("unlabelled.virtualWeight", virtualWeight);
        AdversarialConfig.requireNonNegative("unlabelled.epsilon", epsilon);
        AdversarialConfig.requireNonNegative("unlabelled.entropyWeight", entropyWeight);
        AdversarialConfig.requireNonNegative("unlabelled.maxReviews", maxReviews);
    }

    /** Whether virtual adversarial training has anything to compute. */
    public boolean virtual() {
        return virtualWeight > 0 && epsilon > 0;
    }

    /** Whether unlabelled reviews are wanted. */
    public boolean on() {
        return virtual() || entropyWeight > 0;
    }
}
