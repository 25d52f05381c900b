package sentiment.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sentiment.batch.EncodedReviews;
import sentiment.data.BinaryFile;
import sentiment.text.Vocabulary;

/**
 * Encoded reviews with the vocabulary that encoded them: one file of a {@link CorpusCache}.
 *
 * @param vocabulary in a cache, every word of the training reviews by frequency
 */
public record EncodedCorpus(Vocabulary vocabulary, EncodedReviews train, EncodedReviews validation) {
    private static final String KIND = "CORPUS  ";
    private static final int VERSION = 2;

    /** The same reviews with a smaller vocabulary, see {@link Vocabulary#ofCounts}; what is not in it is unknown. */
    EncodedCorpus limited(int maxVocabulary, int minCount) {
        long[] counts = Vocabulary.counts(train.ids(), vocabulary.size());
        int size = Math.min(counts.length, maxVocabulary);
        while (size > Vocabulary.UNK + 1 && counts[size - 1] < minCount) {
            size--;
        }
        return new EncodedCorpus(
                new Vocabulary(vocabulary.words().subList(0, size)), known(train, size), known(validation, size));
    }

    private static EncodedReviews known(EncodedReviews reviews, int size) {
        return new EncodedReviews(known(reviews.ids(), size), reviews.labels());
    }

    /** Reviews in the ids of a vocabulary of only the first {@code size} words. */
    static int[][] known(int[][] ids, int size) {
        return Arrays.stream(ids)
                .map(review -> Arrays.stream(review)
                        .map(id -> id < size ? id : Vocabulary.UNK)
                        .toArray())
                .toArray(int[][]::new);
    }

    void save(Path file) {
        BinaryFile.write(file, KIND, VERSION, out -> {
            out.writeInt(vocabulary.size());
            for (String word : vocabulary.words()) {
                out.writeString(word);
            }
            train.writeTo(out);
            validation.writeTo(out);
        });
    }

    /** Throws {@link sentiment.data.InputException} at a damaged file or another version. */
    static EncodedCorpus load(Path file) {
        return BinaryFile.read(file, KIND, VERSION, in -> {
            int size = in.readCount(Integer.BYTES);
            List<String> words = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                words.add(in.readString());
            }
            return new EncodedCorpus(new Vocabulary(words), EncodedReviews.readFrom(in), EncodedReviews.readFrom(in));
        });
    }
}
