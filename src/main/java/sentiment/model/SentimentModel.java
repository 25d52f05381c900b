package sentiment.model;

import java.util.List;
import sentiment.batch.Truncation;
import sentiment.network.Predictor;
import sentiment.network.Scoring;
import sentiment.text.TextEncoder;
import sentiment.text.Vocabulary;

/**
 * A trained classifier in memory: vocabulary and network. Immutable and thread-safe; holds no native memory of its own.
 *
 * <p>A text without a token is scored as one unknown word, and of a text longer than {@value #LONGEST} tokens (the longest
 * IMDB review has 2,800) the first and last half of that many are read.
 */
public final class SentimentModel implements TextClassifier, AutoCloseable {
    static final int LONGEST = 20_000;
    private static final Truncation BOUND = new Truncation(LONGEST, Truncation.Keep.HEAD_TAIL);

    private final ModelManifest manifest;
    private final TextEncoder encoder;
    private final Predictor predictor;

    SentimentModel(ModelManifest manifest, TextEncoder encoder, Predictor predictor) {
        this.manifest = manifest;
        this.encoder = encoder;
        this.predictor = predictor;
    }

    /** What the model is and comes from. */
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public double[] probabilities(List<String> texts) {
        int[][] ids = texts.stream()
                .map(text -> readable(encoder.encode(text), manifest.truncation()))
                .toArray(int[][]::new);
        return Scoring.score(predictor, ids, 1);
    }

    /** What the network reads of an encoded review: at least one token, not more than asked for or bearable. */
    public static int[] readable(int[] ids, Truncation truncation) {
        return ids.length == 0 ? new int[] {Vocabulary.UNK} : BOUND.apply(truncation.apply(ids));
    }

    @Override
    public void close() {
        // Heap only.
    }
}
