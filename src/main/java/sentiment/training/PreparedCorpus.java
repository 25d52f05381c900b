package sentiment.training;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;
import sentiment.batch.EncodedReviews;
import sentiment.embedding.EmbeddingTable;
import sentiment.text.Vocabulary;

/**
 * All that training reads.
 *
 * @param vocabulary the words of the training reviews
 * @param embeddings a vector for every entry of the vocabulary
 * @param train the training reviews, in their order
 * @param validation the validation reviews, in their order
 */
public record PreparedCorpus(
        Vocabulary vocabulary, EmbeddingTable embeddings, EncodedReviews train, EncodedReviews validation) {
    public PreparedCorpus {
        requireNonNull(train, "train");
        requireNonNull(validation, "validation");
        if (embeddings.size() != vocabulary.size()) {
            throw new IllegalArgumentException("embeddings must have a row for each of " + vocabulary.size()
                    + " words but has " + embeddings.size());
        }
    }

    /** A number that changes when a word, a review or their order does: a training goes on only with the same. */
    int fingerprint() {
        return Objects.hash(
                vocabulary.words(),
                Arrays.deepHashCode(train.ids()),
                Arrays.hashCode(train.labels()),
                Arrays.deepHashCode(validation.ids()),
                Arrays.hashCode(validation.labels()));
    }
}
