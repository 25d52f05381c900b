package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.batch.EncodedReviews;
import sentiment.model.ModelDirectory;
import sentiment.text.Vocabulary;
import sentiment.wide.WideModel;

/** A wide part learns words that no labelled review has from reviews that the model itself labels. */
class PseudoLabelsTest {
    private static final int GOOD = TestTraining.WORDS.id("good");
    private static final int BAD = TestTraining.WORDS.id("bad");
    private static final int PRAISED = TestTraining.WORDS.id("score");
    private static final int BLAMED = TestTraining.WORDS.id("camera");
    private static final int UNLABELLED = 5_000;

    @TempDir
    private Path folder;

    @Test
    void theWidePartLearnsWordsOfUnlabelledReviewsByTheLabelsThatTheModelGivesThem() {
        assertEquals(0, weight("false", PRAISED), "without");
        double praised = weight("true", PRAISED);
        double blamed = weight("true", BLAMED);
        assertTrue(praised > 0.1 && blamed < -0.1, praised + " and " + blamed);
    }

    @Test
    void unlabelledReviewsThatOnlyTheWidePartLearnsFromLeaveTheNetworkAlone() {
        train("false");
        float[] alone = ModelDirectory.weights(folder).get(0).parameters();
        train("true");
        assertTrue(Arrays.equals(alone, ModelDirectory.weights(folder).get(0).parameters()));
    }

    @Test
    void theLabellingIsToldOf() {
        Set<String> stages = new LinkedHashSet<>();
        long[] last = {-1};
        train("true", new TrainingObserver() {
            @Override
            public void completing(String stage, long done, long total) {
                stages.add(stage);
                assertTrue(done > last[0] && total == UNLABELLED, done + " of " + total);
                last[0] = done;
            }
        });
        assertEquals(Set.of("Labelling reviews"), stages);
        assertEquals(UNLABELLED, last[0]);
    }

    /** What a word alone adds to the wide part's log-odds. */
    private double weight(String pseudoLabels, int word) {
        train(pseudoLabels);
        double[] logits = WideModel.load(folder.resolve(ModelDirectory.WIDE))
                .logits(new int[][] {{word}, {Vocabulary.UNK}}, TestTraining.WORDS);
        return logits[0] - logits[1];
    }

    private void train(String pseudoLabels) {
        train(pseudoLabels, TrainingObserver.NONE);
    }

    private void train(String pseudoLabels, TrainingObserver observer) {
        TrainingConfig config = TestTraining.config(
                "wide.enabled=true",
                "wide.minCount=1",
                "wide.ngrams=1",
                "wide.pseudoLabels=" + pseudoLabels,
                "epochs=2");
        int[][] unlabelled = IntStream.range(0, UNLABELLED)
                .mapToObj(i -> i % 2 == 0 ? new int[] {GOOD, PRAISED} : new int[] {BAD, BLAMED})
                .toArray(int[][]::new);
        PreparedCorpus corpus = TestTraining.corpus(without(TestTraining.reviews(60, 1)), TestTraining.reviews(40, 2))
                .withUnlabelled(unlabelled, new double[0]);
        try (Trainer trainer = new Trainer(config, corpus, folder, observer, () -> false)) {
            trainer.train();
        }
    }

    /** The reviews without both words. */
    private static EncodedReviews without(EncodedReviews reviews) {
        int[][] ids = Arrays.stream(reviews.ids())
                .map(review -> Arrays.stream(review)
                        .filter(id -> id != PRAISED && id != BLAMED)
                        .toArray())
                .toArray(int[][]::new);
        return new EncodedReviews(ids, reviews.labels());
    }
}
