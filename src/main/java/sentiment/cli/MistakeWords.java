package sentiment.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import sentiment.explain.Explainer;
import sentiment.explain.Method;
import sentiment.explain.Span;
import sentiment.model.SentimentModel;
import sentiment.model.TextClassifier;

/** What a report's words are coloured by: integrated gradients; a review that these cannot explain stays plain. */
final class MistakeWords {
    private MistakeWords() {}

    /** Explains the texts of a model; a classifier that is none explains nothing. */
    static Function<String, List<Span>> of(TextClassifier classifier) {
        if (!(classifier instanceof SentimentModel model)) {
            return text -> List.of();
        }
        Explainer explainer = new Explainer(model);
        return text -> words(explainer, text);
    }

    private static List<Span> words(Explainer explainer, String text) {
        try {
            return explainer
                    .explain(text, Set.of(Method.GRADIENTS))
                    .attributions()
                    .get(Method.GRADIENTS)
                    .spans();
        } catch (ArithmeticException e) {
            return List.of();
        }
    }
}
