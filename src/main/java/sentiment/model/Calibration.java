package sentiment.model;

/**
 * How a model's parts make one probability: P(positive) = sigmoid(recurrent · r + wide · w + bias), where r is the log-odds
 * of the recurrent part and w that of the wide part, 0 without one. Fitted on validation reviews: with a wide part by
 * logistic regression (stacking), without one it is temperature scaling (Guo et al. 2017), where {@code recurrent} is
 * 1/T and the others are 0.
 *
 * @param recurrent weight of the recurrent part
 * @param wide weight of the wide part
 * @param bias log-odds where both parts say 0
 */
public record Calibration(double recurrent, double wide, double bias) {
    /** The recurrent part alone as it was trained. */
    public static final Calibration NONE = new Calibration(1, 0, 0);

    public Calibration {
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
