package sentiment.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import sentiment.batch.Truncation;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.network.EncoderConfig;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.Pooling;
import sentiment.text.PtbTokenizer;
import sentiment.text.Vocabulary;

/** Small models with random weights, saved. */
final class TestModels {
    static final Vocabulary WORDS = new Vocabulary(
            List.of("<pad>", "<unk>", "a", "good", "bad", "film", "not", "very", "fun", "dull", ".", "!"));
    static final Truncation WHOLE = new Truncation(0, Truncation.Keep.HEAD_TAIL);
    private static final int SIZE = 5;

    private TestModels() {}

    /** Saves a model of a bidirectional LSTM whose weights depend on the seed. */
    static void save(Path directory, int seed) {
        save(directory, seed, Pooling.MAX, WHOLE);
    }

    static void save(Path directory, int seed, Pooling pooling, Truncation truncation) {
        EncoderConfig encoder = new EncoderConfig(Cell.LSTM, 6, 1, true, pooling, true, DropoutRates.NONE);
        int weights = ParameterLayout.of(encoder.shape(SIZE)).size()
                + 2 * encoder.shape(SIZE).outputSize()
                + 2;
        Random random = new Random(seed);
        ModelDirectory.save(
                directory,
                manifest(seed, encoder, truncation),
                WORDS,
                List.of(new Weights(
                        Encoders.uniform(random, weights, 1), Encoders.uniform(random, WORDS.size() * SIZE, 1))));
    }

    private static ModelManifest manifest(int seed, EncoderConfig encoder, Truncation truncation) {
        BinaryEvaluation validation = new BinaryEvaluation();
        validation.add(Label.NEGATIVE, 0.25); // without a positive review recall is undefined
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "model-" + seed,
                "2026-01-02T03:04:05Z",
                encoder,
                SIZE,
                WORDS.size(),
                truncation,
                new PtbTokenizer().id(),
                validation.metrics(),
                ModelJson.tree(Map.of("seed", seed)),
                Map.of("program", "test"),
                Map.of());
    }

    static double[] probabilities(Path directory, List<String> texts) {
        try (SentimentModel model = ModelDirectory.load(directory)) {
            return model.probabilities(texts);
        }
    }
}
