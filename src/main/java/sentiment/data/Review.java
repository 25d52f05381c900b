package sentiment.data;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One movie review.
 *
 * @param id where it came from: a file's path relative to the data folder, or {@code FILE:ROW} in a table
 * @param text the text as it was read, mark-up included
 * @param label its sentiment, empty where nobody said
 * @param movie the movie it is about (a URL in aclImdb), empty where unknown; validation is split by it
 */
public record Review(String id, String text, Optional<Label> label, Optional<String> movie) {
    public Review {
        requireNonNull(id, "id");
        requireNonNull(text, "text");
        requireNonNull(label, "label");
        requireNonNull(movie, "movie");
    }
}
