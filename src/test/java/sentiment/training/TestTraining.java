package sentiment.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import sentiment.batch.EncodedReviews;
import sentiment.embedding.EmbeddingTable;
import sentiment.text.Vocabulary;

/** Tiny trainings: reviews that say {@code good} or {@code bad} among other words. */
public final class TestTraining {
    static final Vocabulary WORDS = new Vocabulary(List.of(
            "<pad>", "<unk>", "good", "bad", "a", "film", "plot", "scene", "actor", "very", "long", "camera", "score"));
    static final int GOOD = 2;
    static final int BAD = 3;
    private static final int DIMENSION = 5;

    private TestTraining() {}

    /** Two threads, a bidirectional LSTM of 4 units, dropout, a falling learning rate; {@code keys} go over that. */
    public static TrainingConfig config(String... keys) {
        Map<String, String> overrides = new HashMap<>(Map.of(
                "encoder.hiddenSize", "4",
                "embeddings.path", "null",
                "embeddings.dimension", Integer.toString(DIMENSION),
                "optimizer.learningRate", "0.02",
                "optimizer.embeddingLearningRate", "0.02",
                "batch.size", "4",
                "epochs", "3",
                "threads", "2"));
        for (String key : keys) {
            String[] parts = key.split("=", 2);
            overrides.put(parts[0], parts[1]);
        }
        return ConfigReader.resolve(ConfigReader.withOverrides(ConfigReader.named("sample"), overrides), "test");
    }

    public static PreparedCorpus corpus(int train, int validation) {
        return corpus(reviews(train, 1), reviews(validation, 2));
    }

    static PreparedCorpus corpus(EncodedReviews train, EncodedReviews validation) {
        return new PreparedCorpus(WORDS, EmbeddingTable.random(WORDS, DIMENSION, 1), train, validation);
    }

    /** As many reviews, alternately negative and positive, of 20 to 120 words. */
    static EncodedReviews longReviews(int count, long seed) {
        EncodedReviews sentences = reviews(20 * count, seed);
        int[][] ids = new int[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int label = i % 2;
            labels[i] = label;
            ids[i] = IntStream.range(20 * i, 20 * i + 20)
                    .map(j -> (j / 2 * 2) + label)
                    .mapToObj(j -> sentences.ids()[j])
                    .flatMapToInt(Arrays::stream)
                    .toArray();
        }
        return new EncodedReviews(ids, labels);
    }

    /** As many reviews, alternately negative and positive, of 1 to 6 words. */
    static EncodedReviews reviews(int count, long seed) {
        Random random = new Random(seed);
        int[][] ids = new int[count][];
        for (int i = 0; i < count; i++) {
            List<Integer> words = new ArrayList<>(random.ints(random.nextInt(6), BAD + 1, WORDS.size())
                    .boxed()
                    .toList());
            words.add(i % 2 == 1 ? GOOD : BAD);
            Collections.shuffle(words, random);
            ids[i] = words.stream().mapToInt(Integer::intValue).toArray();
        }
        return new EncodedReviews(ids, IntStream.range(0, count).map(i -> i % 2).toArray());
    }

    /** The same reviews with every label turned round. */
    static EncodedReviews contradicted(EncodedReviews reviews) {
        return new EncodedReviews(
                reviews.ids(),
                IntStream.of(reviews.labels()).map(label -> 1 - label).toArray());
    }

    /** What a review reads like. */
    static String text(int[] ids) {
        return String.join(" ", IntStream.of(ids).mapToObj(WORDS::word).toList());
    }
}
