package sentiment.model;

/**
 * How a model's parts make one probability: P(positive) = sigmoid(recurrent · r + wide · w + bias), where r is the log-odds
 * of the recurrent part and w that of the wide part, 0 without one. The three weights depend on how many tokens of a text
 * the network reads: between the two lengths given here they are linear in the logarithm of that number, beyond them they
 * stay. Fitted on validation reviews and excerpts of them: with a wide part by logistic regression (stacking), without one
 * it is temperature scaling (Guo et al. 2017), where {@code recurrent} is 1/T at any length and the others are 0.
 *
 * @param shortText the weights of a text of so many tokens or fewer
 * @param longText the weights of a text of so many tokens or more
 */
public record Calibration(PartWeights shortText, PartWeights longText) {
    /** The recurrent part alone as it was trained. */
    public static final Calibration NONE = constant(1, 0, 0);

    /**
     * What each part counts in a text of a length.
     *
     * @param tokens the length
     * @param recurrent weight of the recurrent part
     * @param wide weight of the wide part
     * @param bias log-odds where both parts say 0
     */
    public record PartWeights(int tokens, double recurrent, double wide, double bias) {
        public PartWeights {
            if (tokens < 1) {
                throw new IllegalArgumentException("calibration.tokens must be at least 1 but is " + tokens + ".");
            }
            requireFinite("recurrent", recurrent);
            requireFinite("wide", wide);
            requireFinite("bias", bias);
        }

        /** P(positive) from the parts' log-odds. */
        public double probability(double recurrentLogit, double wideLogit) {
            return 1 / (1 + Math.exp(-logit(recurrentLogit, wideLogit)));
        }

        /** ln(P(positive) / P(negative)) from the parts' log-odds. */
        public double logit(double recurrentLogit, double wideLogit) {
            return recurrent * recurrentLogit + wide * wideLogit + bias;
        }

        private static void requireFinite(String field, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("calibration." + field + " must be a number but is " + value + ".");
            }
        }
    }

    public Calibration {
        if (shortText.tokens > longText.tokens) {
            throw new IllegalArgumentException("calibration.longText must have at least as many tokens as shortText, "
                    + shortText.tokens + ", but has " + longText.tokens + ".");
        }
    }

    /** The same weights at every length. */
    public static Calibration constant(double recurrent, double wide, double bias) {
        PartWeights weights = new PartWeights(1, recurrent, wide, bias);
        return new Calibration(weights, weights);
    }

    /** The weights of a text of which the network reads so many tokens. */
    public PartWeights at(int tokens) {
        double shortness = shortness(tokens, shortText.tokens, longText.tokens);
        return new PartWeights(
                Math.max(1, tokens),
                between(longText.recurrent, shortText.recurrent, shortness),
                between(longText.wide, shortText.wide, shortness),
                between(longText.bias, shortText.bias, shortness));
    }

    /** How near a length lies to the shorter one of two: 0 from the longer one on, 1 up to the shorter one. */
    public static double shortness(int tokens, int shorter, int longer) {
        int clipped = Math.max(tokens, shorter);
        return clipped >= longer ? 0 : Math.log((double) longer / clipped) / Math.log((double) longer / shorter);
    }

    /** Exactly {@code from} where both are the same. */
    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }
}
