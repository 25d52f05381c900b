package sentiment.explain;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import sentiment.data.Label;
import sentiment.network.Predictor;

/**
 * Why a model scores a text as it does.
 *
 * @param text the original text
 * @param logOdds the score, ln(P(positive) / P(negative))
 * @param attributions what each method that was asked for found
 */
public record Explanation(String text, double logOdds, Map<Method, Attribution> attributions) {
    public Explanation {
        requireNonNull(text, "text");
        attributions = Collections.unmodifiableMap(attributions.isEmpty() ? Map.of() : new EnumMap<>(attributions));
    }

    /** P(positive), as the model gives it. */
    public double probability() {
        return Predictor.probability(logOdds);
    }

    /** The likelier label. */
    public Label label() {
        return Label.ofProbability(probability());
    }
}
