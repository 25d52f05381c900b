package sentiment.data;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.util.Iterator;

/**
 * Reviews one after the other, read when asked for, so that any number of them fits in memory. What cannot be read
 * is an item too, a {@link Failed}, and the stream goes on with the next. Not thread-safe.
 */
public interface ReviewStream extends Iterator<ReviewStream.Item>, Closeable {

    /** What one place of the input gave. */
    sealed interface Item permits Read, Failed {
        /** The review's id, or where the failure is. */
        String id();
    }

    /** A review that was read; its text may be empty. */
    record Read(Review review) implements Item {
        public Read {
            requireNonNull(review, "review");
        }

        @Override
        public String id() {
            return review.id();
        }
    }

    /**
     * A place that gave no review.
     *
     * @param id the file, or {@code FILE:ROW}
     * @param problem what is wrong and what to do, to stand behind {@code id} and a colon
     */
    record Failed(String id, String problem) implements Item {
        public Failed {
            requireNonNull(id, "id");
            requireNonNull(problem, "problem");
        }
    }
}
