package sentiment.batch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * How much of a long review is read.
 *
 * @param maxTokens the most tokens of a review; 0 reads it whole
 * @param keep which end of a longer one
 */
public record Truncation(int maxTokens, Keep keep) {
    /** Which tokens of a review that is too long stay. */
    public enum Keep {
        HEAD,
        TAIL,
        /** The first and the last half. */
        HEAD_TAIL;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Truncation {
        if (maxTokens < 0) {
            throw new IllegalArgumentException(
                    "maxTokens must be at least 1, or 0 for whole reviews, but is " + maxTokens + ".");
        }
    }

    /** The ids themselves where they are short enough. */
    public int[] apply(int[] ids) {
        if (maxTokens == 0 || ids.length <= maxTokens) {
            return ids;
        }
        return switch (keep) {
            case HEAD -> Arrays.copyOf(ids, maxTokens);
            case TAIL -> Arrays.copyOfRange(ids, ids.length - maxTokens, ids.length);
            case HEAD_TAIL -> {
                int head = (maxTokens + 1) / 2;
                int[] kept = Arrays.copyOf(ids, maxTokens);
                System.arraycopy(ids, ids.length - (maxTokens - head), kept, head, maxTokens - head);
                yield kept;
            }
        };
    }
}
