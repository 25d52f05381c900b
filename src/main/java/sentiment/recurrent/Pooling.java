package sentiment.recurrent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the outputs of all steps of a review become one review vector. */
public enum Pooling {
    /** The state each direction ends with: step T−1 forward, step 0 backward. */
    LAST,
    /** The largest value of each unit over time. */
    MAX,
    /** The mean over time. */
    MEAN,
    /** The mean weighted by softmax(w·tanh(h)), w learned (Zhou et al., ACL 2016, section 3.3). */
    ATTENTION;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
