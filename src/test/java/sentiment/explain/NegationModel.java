package sentiment.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import sentiment.batch.Truncation;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.model.ModelDirectory;
import sentiment.model.ModelJson;
import sentiment.model.ModelManifest;
import sentiment.model.SentimentModel;
import sentiment.model.Weights;
import sentiment.network.EncoderConfig;
import sentiment.network.NetworkState;
import sentiment.network.OptimizerConfig;
import sentiment.network.Schedule;
import sentiment.network.SentimentNetwork;
import sentiment.network.Updater;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.Pooling;
import sentiment.text.PtbTokenizer;
import sentiment.text.Token;
import sentiment.text.Vocabulary;

/** A model that has learned in a few seconds that good films are good, and that {@code not} and {@code hardly} turn it. */
public final class NegationModel {
    static final Vocabulary WORDS = new Vocabulary(List.of(
            "<pad>", "<unk>", "the", "film", ".", "is", "a", "plot", "music", "and", "good", "boring", "great", "dull",
            "not", "hardly"));
    private static final List<String> PRAISE = List.of("good", "great");
    private static final List<String> BLAME = List.of("boring", "dull");
    private static final List<String> TURNS = List.of("not", "hardly");
    private static final List<String> SUBJECTS = List.of("film", "plot", "music");
    private static final int SIZE = 8;
    private static final int STEPS = 500;
    private static final int SEED = 3;

    private NegationModel() {}

    /** Trained once for all tests. */
    private static final class Trained {
        static final EncoderConfig CONFIG =
                new EncoderConfig(Cell.LSTM, 8, 1, true, Pooling.MAX, true, DropoutRates.NONE);
        static final NetworkState STATE = train(CONFIG);
    }

    /** Trains and saves. */
    public static void save(Path directory) {
        NetworkState state = Trained.STATE;
        ModelDirectory.save(
                directory,
                manifest(Trained.CONFIG),
                WORDS,
                List.of(new Weights(state.parameters(), state.embedding())));
    }

    private static NetworkState train(EncoderConfig config) {
        float[] embedding = Encoders.uniform(new Random(1), WORDS.size() * SIZE, 0.5);
        try (SentimentNetwork network = new SentimentNetwork(config, optimizer(), embedding, SIZE, STEPS, 1, SEED)) {
            Random random = new Random(SEED);
            for (int step = 0; step < STEPS; step++) {
                int[][] ids = new int[32][];
                int[] labels = new int[32];
                for (int i = 0; i < ids.length; i++) {
                    labels[i] = random.nextInt(2);
                    // A few wrong labels keep the scores from growing without end.
                    ids[i] = ids(sentence(random, (labels[i] == 1) != (random.nextInt(20) == 0)));
                }
                network.fit(ids, labels);
            }
            return network.state();
        }
    }

    private static OptimizerConfig optimizer() {
        return new OptimizerConfig(Updater.ADAM, 0.02, 0.02, Schedule.LINEAR, 0, 0, 0, 0, 1);
    }

    /** Of either label, a third says nothing for or against, so that the words around are known to mean nothing. */
    private static String sentence(Random random, boolean positive) {
        boolean turned = random.nextInt(2) == 0;
        boolean neutral = random.nextInt(3) == 0;
        List<String> said = new ArrayList<>();
        if (random.nextBoolean()) {
            said.addAll(List.of("the", any(random, SUBJECTS), "is"));
        }
        if (turned) {
            said.add(any(random, TURNS));
        }
        if (neutral) {
            said.addAll(List.of("a", any(random, SUBJECTS)));
        } else {
            said.add(any(random, positive == turned ? BLAME : PRAISE));
        }
        if (random.nextBoolean()) {
            said.addAll(List.of("and", "a", any(random, SUBJECTS), "."));
        }
        return String.join(" ", said);
    }

    private static String any(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static int[] ids(String sentence) {
        return new PtbTokenizer()
                .tokenize(sentence).stream()
                        .map(Token::text)
                        .mapToInt(WORDS::id)
                        .toArray();
    }

    private static ModelManifest manifest(EncoderConfig config) {
        BinaryEvaluation validation = new BinaryEvaluation();
        validation.add(Label.POSITIVE, 0.9);
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "negation",
                "2026-01-02T03:04:05Z",
                config,
                SIZE,
                WORDS.size(),
                new Truncation(0, Truncation.Keep.HEAD_TAIL),
                new PtbTokenizer().id(),
                validation.metrics(),
                ModelJson.tree(Map.of()),
                Map.of("program", "test"),
                Map.of());
    }

    static SentimentModel load(Path directory) {
        save(directory);
        return SentimentModel.load(directory);
    }
}
