package sentiment.pretraining;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/**
 * How an encoder is pretrained.
 *
 * @param cell rnn, lstm or gru
 * @param hiddenSize units of each direction
 * @param bidirectional whether there is a direction from the last word to the first
 * @param embeddings files of word vectors that it starts from, which stand side by side; none for random ones
 * @param dimension values of a word vector
 * @param window words ahead that a state foretells one of
 * @param epochs passes over the texts
 * @param learningRate of the first update; falls evenly to zero
 * @param sample words that a foretold word is told from
 * @param maxVocabulary words at most, with padding and unknown
 * @param minCount words that occur less often are unknown
 * @param threads that tokenise and share a batch
 * @param seed of everything random
 */
public record PretrainingOptions(
        Cell cell,
        int hiddenSize,
        boolean bidirectional,
        List<Path> embeddings,
        int dimension,
        int window,
        int epochs,
        double learningRate,
        int sample,
        int maxVocabulary,
        int minCount,
        int threads,
        long seed) {
    /** The kernel's widest panel, of which a sample takes whole ones. */
    private static final int SAMPLE_STEP = 64;

    private static final int LARGEST_SAMPLE = 4096;

    public PretrainingOptions {
        embeddings = List.copyOf(embeddings);
        require(hiddenSize >= 1 && hiddenSize <= 4096, "hidden-size", hiddenSize, "from 1 to 4096");
        require(dimension >= 1, "dimension", dimension, "at least 1");
        require(window >= 1 && window <= 100, "window", window, "from 1 to 100");
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(learningRate > 0 && learningRate < 1, "learning-rate", learningRate, "above 0 and below 1");
        require(
                sample >= 1 && sample <= LARGEST_SAMPLE && sample % SAMPLE_STEP == 0,
                "sample",
                sample,
                "a multiple of " + SAMPLE_STEP + " up to " + LARGEST_SAMPLE);
        require(maxVocabulary >= 3, "max-vocabulary", maxVocabulary, "at least 3");
        require(minCount >= 1, "min-count", minCount, "at least 1");
        require(threads >= 1, "threads", threads, "at least 1");
    }

    /** What changes what is learned, by the names of the options. The number of threads may change on the way. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("--cell", cell.toString());
        settings.put("--hidden-size", Integer.toString(hiddenSize));
        settings.put("--one-way", Boolean.toString(!bidirectional));
        settings.put("--embeddings", embeddings.stream().map(Path::toString).collect(Collectors.joining(",")));
        settings.put("--dimension", Integer.toString(dimension));
        settings.put("--window", Integer.toString(window));
        settings.put("--epochs", Integer.toString(epochs));
        settings.put("--learning-rate", Double.toString(learningRate));
        settings.put("--sample", Integer.toString(sample));
        settings.put("--max-vocabulary", Integer.toString(maxVocabulary));
        settings.put("--min-count", Integer.toString(minCount));
        settings.put("--seed", Long.toString(seed));
        return settings;
    }

    EncoderShape shape() {
        return new EncoderShape(cell, dimension, hiddenSize, 1, bidirectional, Pooling.MAX);
    }

    private static void require(boolean holds, String field, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + bound + " but is " + value);
        }
    }
}
