package sentiment.model;

import java.util.Arrays;
import java.util.List;
import sentiment.batch.Truncation;
import sentiment.network.Predictor;
import sentiment.network.Scoring;
import sentiment.text.TextEncoder;
import sentiment.text.Vocabulary;

/**
 * A trained classifier in memory: vocabulary and network, or the networks of an ensemble. Immutable and thread-safe; holds no native memory of its own.
 *
 * <p>A text without a token is scored as one unknown word, and of a text longer than {@value #LONGEST} tokens (the longest
 * IMDB review has 2,800) the first and last half of that many are read.
 */
public final class SentimentModel implements TextClassifier, AutoCloseable {
    static final int LONGEST = 20_000;
    private static final Truncation BOUND = new Truncation(LONGEST, Truncation.Keep.HEAD_TAIL);

    private final ModelManifest manifest;
    private final TextEncoder encoder;
    private final List<Predictor> members;

    /** @param members one network, or those of an ensemble */
    SentimentModel(ModelManifest manifest, TextEncoder encoder, List<Predictor> members) {
        this.manifest = manifest;
        this.encoder = encoder;
        this.members = members;
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
        double[] logits = recurrentLogits(ids, 1);
        return Arrays.stream(logits).map(logit -> 1 / (1 + Math.exp(-logit))).toArray();
    }

    /**
     * What the recurrent part alone says of encoded reviews: the network or, of an ensemble, the mean of its members.
     *
     * @param ids [n][length], each review as {@link #readable} gives it
     * @return [n] log-odds of positive
     */
    public double[] recurrentLogits(int[][] ids, int threads) {
        double[] sum = new double[ids.length];
        for (Predictor member : members) {
            double[] logits = Scoring.logits(member, ids, threads);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += logits[i];
            }
        }
        return Arrays.stream(sum).map(logit -> logit / members.size()).toArray();
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
