package sentiment.training;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import sentiment.batch.EncodedReviews;
import sentiment.batch.UnlabelledReviews;
import sentiment.embedding.EmbeddingTable;
import sentiment.text.Vocabulary;

/**
 * All that training reads.
 *
 * @param vocabulary the words of the training reviews
 * @param embeddings a vector for every entry of the vocabulary
 * @param train the training reviews, in their order
 * @param validation the validation reviews, in their order
 * @param whole both again, in ids of every word of the training reviews
 * @param unlabelled reviews without a label, and what a teacher says of them; empty where none are wanted
 * @param wholeUnlabelled {@code int[reviews][tokens]}, the same in ids of every word of the training reviews
 */
public record PreparedCorpus(
        Vocabulary vocabulary,
        EmbeddingTable embeddings,
        EncodedReviews train,
        EncodedReviews validation,
        EncodedCorpus whole,
        UnlabelledReviews unlabelled,
        int[][] wholeUnlabelled) {
    public PreparedCorpus {
        requireNonNull(train, "train");
        requireNonNull(validation, "validation");
        if (embeddings.size() != vocabulary.size()) {
            throw new IllegalArgumentException("embeddings must have a row for each of " + vocabulary.size()
                    + " words but has " + embeddings.size());
        }
    }

    /** Of labelled reviews alone, with words beyond the vocabulary's. */
    PreparedCorpus(
            Vocabulary vocabulary,
            EmbeddingTable embeddings,
            EncodedReviews train,
            EncodedReviews validation,
            EncodedCorpus whole) {
        this(vocabulary, embeddings, train, validation, whole, UnlabelledReviews.NONE, new int[0][]);
    }

    /** Of labelled reviews that have no other words than the vocabulary's. */
    PreparedCorpus(Vocabulary vocabulary, EmbeddingTable embeddings, EncodedReviews train, EncodedReviews validation) {
        this(vocabulary, embeddings, train, validation, new EncodedCorpus(vocabulary, train, validation));
    }

    /**
     * The same with reviews without a label.
     *
     * @param ids [reviews][tokens], in ids of every word
     * @param teacher [reviews] P(positive); empty where nobody was asked
     */
    PreparedCorpus withUnlabelled(int[][] ids, double[] teacher) {
        UnlabelledReviews reviews = new UnlabelledReviews(EncodedCorpus.known(ids, vocabulary.size()), teacher);
        return new PreparedCorpus(vocabulary, embeddings, train, validation, whole, reviews, ids);
    }

    /**
     * Of all that is learned from: words, ids and labels of both parts, unlabelled ids, what a teacher says of them, and the first
     * vectors.
     */
    String fingerprint() {
        CacheKey key = new CacheKey();
        key.add(vocabulary.size());
        whole.vocabulary().words().forEach(key::add);
        for (EncodedReviews reviews : List.of(whole.train(), whole.validation())) {
            for (int i = 0; i < reviews.size(); i++) {
                key.add(reviews.labels()[i]).add(Arrays.hashCode(reviews.ids()[i]));
            }
        }
        for (int[] review : wholeUnlabelled) {
            key.add(Arrays.hashCode(review));
        }
        for (double probability : unlabelled.teacher()) {
            key.add(Double.doubleToLongBits(probability));
        }
        return key.add(Arrays.hashCode(embeddings.values())).hex();
    }
}
