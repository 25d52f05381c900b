package sentiment.model;

import static java.util.Objects.requireNonNull;

import sentiment.data.Label;
import sentiment.data.Review;

/** What became of one item of input: a score, or the reason why there is none. */
public sealed interface Classification {
    /** The item's identity: {@link Review#id()}, or the place that could not be read. */
    String id();

    /**
     * A review and its score.
     *
     * @param probability P(positive), in [0, 1]
     */
    record Scored(Review review, double probability) implements Classification {
        public Scored {
            requireNonNull(review, "review");
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "probability must lie between 0 and 1, but is " + probability + " for " + review.id());
            }
        }

        @Override
        public String id() {
            return review.id();
        }

        /** The likelier label. */
        public Label label() {
            return Label.ofProbability(probability);
        }
    }

    /**
     * An item that could not be read.
     *
     * @param problem one sentence that says why
     */
    record Unreadable(String id, String problem) implements Classification {
        public Unreadable {
            requireNonNull(id, "id");
            requireNonNull(problem, "problem");
        }
    }
}
