package sentiment.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sentiment.batch.Truncation;
import sentiment.network.Predictor;
import sentiment.network.Scoring;
import sentiment.text.TextEncoder;
import sentiment.text.Vocabulary;
import sentiment.wide.WideModel;

/**
 * A trained classifier in memory: vocabulary, network and, where it has one, the wide part. Immutable and thread-safe; holds no native memory of its own.
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
    private final Optional<WideModel> wide;

    SentimentModel(ModelManifest manifest, TextEncoder encoder, Predictor predictor, Optional<WideModel> wide) {
        this.manifest = manifest;
        this.encoder = encoder;
        this.predictor = predictor;
        this.wide = wide;
    }

    /** What the model is and comes from. */
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public double[] probabilities(List<String> texts) {
        int[][] ids = new int[texts.size()][];
        double[] wideLogits = new double[texts.size()];
        for (int i = 0; i < ids.length; i++) {
            Optional<WideModel.Reader> reader = wide.map(WideModel::reader);
            Consumer<String> words = reader.isPresent() ? reader.get() : word -> {};
            ids[i] = readable(encoder.encode(texts.get(i), words), manifest.truncation());
            wideLogits[i] = reader.map(WideModel.Reader::logit).orElse(0.0);
        }
        double[] probabilities = Scoring.logits(predictor, ids, 1);
        for (int i = 0; i < ids.length; i++) {
            probabilities[i] = manifest.calibration().probability(probabilities[i], wideLogits[i]);
        }
        return probabilities;
    }

    /**
     * What the recurrent part alone says of encoded reviews.
     *
     * @param ids [n][length], each review as {@link #readable} gives it
     * @return [n] log-odds of positive
     */
    public double[] recurrentLogits(int[][] ids, int threads) {
        return Scoring.logits(predictor, ids, threads);
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
