package sentiment.batch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How large a batch is.
 *
 * @param size how many of the unit
 * @param unit what is counted
 */
public record BatchConfig(int size, Unit unit) {
    /** What a batch's size counts. */
    public enum Unit {
        REVIEWS,
        /** Tokens; a batch takes reviews while they fit, at least one. */
        TOKENS;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BatchConfig {
        if (size < 1) {
            throw new IllegalArgumentException("batch.size must be at least 1 but is " + size + ".");
        }
    }
}
