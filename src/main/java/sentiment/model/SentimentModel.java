package sentiment.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import sentiment.batch.Truncation;
import sentiment.network.Predictor;
import sentiment.network.Scoring;
import sentiment.text.TextEncoder;
import sentiment.text.Token;
import sentiment.text.Vocabulary;
import sentiment.wide.WideModel;

/**
 * A trained classifier in memory: vocabulary, network or the networks of an ensemble and, where it has one, the wide part.
 * Immutable and thread-safe until it is closed.
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
    private final Optional<WideModel> wide;
    private volatile boolean closed;

    /** @param members one network, or those of an ensemble */
    SentimentModel(ModelManifest manifest, TextEncoder encoder, List<Predictor> members, Optional<WideModel> wide) {
        this.manifest = manifest;
        this.encoder = encoder;
        this.members = members;
        this.wide = wide;
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
        requireOpen();
        int[][] ids = new int[texts.size()][];
        double[] wideLogits = new double[texts.size()];
        for (int i = 0; i < ids.length; i++) {
            Optional<WideModel.Reader> reader = wide.map(WideModel::reader);
            Consumer<String> words = reader.isPresent() ? reader.get() : word -> {};
            ids[i] = readable(encoder.encode(texts.get(i), words), manifest.truncation());
            wideLogits[i] = reader.map(WideModel.Reader::logit).orElse(0.0);
        }
        double[] probabilities = recurrentLogits(ids, 1);
        for (int i = 0; i < ids.length; i++) {
            probabilities[i] = manifest.calibration().at(ids[i].length).probability(probabilities[i], wideLogits[i]);
        }
        return probabilities;
    }

    /**
     * What the recurrent part alone says of encoded reviews: the network or, of an ensemble, the mean of its members.
     *
     * @param ids [n][length], each review as {@link #readable} gives it
     * @return [n] log-odds of positive
     */
    public double[] recurrentLogits(int[][] ids, int threads) {
        requireOpen();
        return Scoring.meanLogits(members, ids, threads);
    }

    /** The tokens of a text that the network reads, each with its place in the text; empty where it has none. */
    public List<Token> tokens(String text) {
        List<Token> tokens = encoder.tokenizer().tokenize(text);
        int[] read = BOUND.apply(
                manifest.truncation().apply(IntStream.range(0, tokens.size()).toArray()));
        return Arrays.stream(read).mapToObj(tokens::get).toList();
    }

    /**
     * Scores token sequences, which may leave out some of a text's tokens. The parts of the model count as they do in the
     * text, however many are left out: so scores differ by what the tokens say, not by how many there are.
     *
     * @param length tokens of the text
     * @return ln(P(positive) / P(negative)) of each
     */
    public double[] logits(List<List<Token>> sequences, int length) {
        Calibration.PartWeights weights = manifest.calibration().at(length);
        double[] logits = recurrentLogits(sequences.stream().map(this::ids).toArray(int[][]::new), 1);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = weights.logit(logits[i], wideLogit(sequences.get(i)));
        }
        return logits;
    }

    private double wideLogit(List<Token> tokens) {
        return wide.map(model -> {
                    WideModel.Reader reader = model.reader();
                    tokens.forEach(token -> reader.accept(token.text()));
                    return reader.logit();
                })
                .orElse(0.0);
    }

    /** What the network reads for these tokens, their vocabulary ids; one unknown word for none. */
    public int[] ids(List<Token> tokens) {
        int[] ids = tokens.stream()
                .mapToInt(token -> encoder.vocabulary().id(token.text()))
                .toArray();
        return readable(ids, manifest.truncation());
    }

    Vocabulary vocabulary() {
        return encoder.vocabulary();
    }

    /** The wide part; empty where there is none. */
    public Optional<WideModel> wide() {
        return wide;
    }

    /** The recurrent networks: one, or those of an ensemble. */
    public List<Predictor> networks() {
        return members;
    }

    /** What the network reads of an encoded review: at least one token, not more than asked for or bearable. */
    public static int[] readable(int[] ids, Truncation truncation) {
        return ids.length == 0 ? new int[] {Vocabulary.UNK} : BOUND.apply(truncation.apply(ids));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The model is closed; load it again.");
        }
    }

    /** Ends the model's use; a second time does nothing. Calls under way end as usual. */
    @Override
    public void close() {
        closed = true;
    }
}
