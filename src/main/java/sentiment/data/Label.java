package sentiment.data;

import java.util.Locale;
import java.util.Optional;

/** The sentiment of a review. */
public enum Label {
    NEGATIVE("neg"),
    POSITIVE("pos");

    private final String text;

    Label(String text) {
        this.text = text;
    }

    /** The short form that folders, tables and results use: {@code neg} or {@code pos}. */
    public String text() {
        return text;
    }

    /** The label of a probability of the positive class; 0.5 is positive. */
    public static Label ofProbability(double positive) {
        return positive >= 0.5 ? POSITIVE : NEGATIVE;
    }

    /** Reads {@code pos|neg|positive|negative|1|0} in any case; empty for anything else. */
    public static Optional<Label> parse(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "pos", "positive", "1" -> Optional.of(POSITIVE);
            case "neg", "negative", "0" -> Optional.of(NEGATIVE);
            default -> Optional.empty();
        };
    }
}
