package sentiment.model;

import java.util.List;

/** Tells how likely a text is positive. Implementations are thread-safe. */
@FunctionalInterface
public interface TextClassifier {
    /**
     * Classifies texts as they were read, mark-up included; an empty text has an answer too.
     *
     * @return P(positive) of each text, in order, each in [0, 1]
     */
    double[] probabilities(List<String> texts);
}
