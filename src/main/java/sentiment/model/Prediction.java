package sentiment.model;

import sentiment.data.Label;

/**
 * What a model says of a text.
 *
 * @param probability P(positive), in [0, 1]
 */
public record Prediction(double probability) {
    public Prediction {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, but is " + probability + ".");
        }
    }

    /** The likelier label; positive from 0.5 on. */
    public Label label() {
        return Label.ofProbability(probability);
    }
}
