package sentiment.report;

import java.util.List;

/** Says which words of a text decided. */
@FunctionalInterface
public interface Explainer {
    /** Explains nothing. */
    Explainer NONE = text -> List.of();

    /** The words of a text, in its order and without overlaps. */
    List<WordWeight> explain(String text);
}
