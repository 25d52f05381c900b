package sentiment.training;

import java.nio.file.Path;
import java.util.List;

/**
 * How texts become ids and words become vectors.
 *
 * @param maxVocabulary most vocabulary entries, padding and unknown included
 * @param minCount words that occur less often in the training reviews are unknown
 * @param embeddings files of word vectors, which stand side by side; none for random ones
 * @param embeddingDimension length of a word vector
 * @param seed of the vectors of words without one
 * @param threads that tokenise and parse; they shape nothing
 */
public record PreparationOptions(
        int maxVocabulary, int minCount, List<Path> embeddings, int embeddingDimension, long seed, int threads) {
    public PreparationOptions {
        embeddings = List.copyOf(embeddings);
        requireAtLeast(3, "maxVocabulary", maxVocabulary);
        requireAtLeast(1, "minCount", minCount);
        requireAtLeast(1, "embeddingDimension", embeddingDimension);
        requireAtLeast(1, "threads", threads);
    }

    private static void requireAtLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
        }
    }
}
