package sentiment.explain;

import java.util.Locale;

/** How an explanation is found. */
public enum Method {
    /** Integrated gradients on the word vectors: a share of the score for each word. */
    GRADIENTS,
    /** What the score loses without each sentence, or without each word where there is one sentence only. */
    OCCLUSION;

    /** As a user types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
