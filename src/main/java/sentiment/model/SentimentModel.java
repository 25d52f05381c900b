package sentiment.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sentiment.batch.Truncation;
import sentiment.network.Predictor;
import sentiment.network.Scoring;
import sentiment.text.TextEncoder;
import sentiment.text.Token;
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

    /**
     * Loads a model that {@code train} wrote.
     *
     * @param directory the model's folder
     * @throws sentiment.data.InputException when there is none, or one that is damaged, incomplete or of another version
     */
    public static SentimentModel load(Path directory) {
        return ModelDirectory.load(directory);
    }

    /** What the model is and comes from. */
    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * Classifies one text as it was read, mark-up included. For many texts {@link #probabilities} is faster.
     *
     * @throws IllegalStateException when the model is closed
     */
    public Prediction classify(String text) {
        return new Prediction(probabilities(List.of(text))[0]);
    }

    @Override
    public double[] probabilities(List<String> texts) {
        int[][] ids = texts.stream()
                .map(text -> readable(encoder.encode(text), manifest.truncation()))
                .toArray(int[][]::new);
        double[] logits = recurrentLogits(ids, 1);
        return Arrays.stream(logits).map(Predictor::probability).toArray();
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

    /** The tokens of a text that the network reads, each with its place in the text; empty where it has none. */
    public List<Token> tokens(String text) {
        List<Token> tokens = encoder.tokenizer().tokenize(text);
        int[] read = BOUND.apply(
                manifest.truncation().apply(IntStream.range(0, tokens.size()).toArray()));
        return Arrays.stream(read).mapToObj(tokens::get).toList();
    }

    /**
     * Scores token sequences, which may leave out some of a text's tokens.
     *
     * @return ln(P(positive) / P(negative)) of each
     */
    public double[] logits(List<List<Token>> sequences) {
        return recurrentLogits(sequences.stream().map(this::ids).toArray(int[][]::new), 1);
    }

    /** What the network reads for these tokens, their vocabulary ids; one unknown word for none. */
    public int[] ids(List<Token> tokens) {
        int[] ids = tokens.stream()
                .mapToInt(token -> encoder.vocabulary().id(token.text()))
                .toArray();
        return readable(ids, manifest.truncation());
    }

    /** The recurrent networks: one, or those of an ensemble. */
    public List<Predictor> networks() {
        return members;
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
