package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.batch.EncodedReviews;
import sentiment.data.InputException;
import sentiment.data.Review;
import sentiment.model.SentimentModel;
import sentiment.text.StageProgress;

/** A teacher knows that {@code good} is positive; the labels of its student do not tell. */
class TeacherTest {
    private static final int UNLABELLED = 60;

    @TempDir
    static Path shared;

    private static Path teacher;

    @TempDir
    Path folder;

    private final List<String> stages = new ArrayList<>();
    private Path data;

    @BeforeAll
    static void trainATeacher() {
        teacher = shared.resolve("teacher");
        train(teacher, TestTraining.config("epochs=20", "encoder.hiddenSize=16"), TestTraining.corpus(60, 20));
    }

    @BeforeEach
    void writeReviews() throws IOException {
        data = folder.resolve("aclImdb");
        for (int i = 0; i < 10; i++) {
            write("train/pos/" + i + "_9.txt", "a good film" + i);
            write("train/neg/" + i + "_2.txt", "a bad film" + i);
        }
        EncodedReviews unlabelled = TestTraining.reviews(UNLABELLED, 7);
        for (int i = 0; i < UNLABELLED; i++) {
            write("train/unsup/" + i + "_0.txt", TestTraining.text(unlabelled.ids()[i]));
        }
    }

    @Test
    void aStudentLearnsWhatOnlyTheTeacherKnows() {
        EncodedReviews reviews = TestTraining.reviews(20, 3);
        int[] meaningless =
                IntStream.range(0, reviews.size()).map(i -> i / 2 % 2).toArray();
        PreparedCorpus corpus =
                TestTraining.corpus(new EncodedReviews(reviews.ids(), meaningless), TestTraining.reviews(60, 4));
        int[][] ids = TestTraining.reviews(UNLABELLED, 7).ids();
        List<Review> texts = Arrays.stream(ids)
                .map(review -> new Review("unsup", TestTraining.text(review), Optional.empty(), Optional.empty()))
                .toList();
        double[] told =
                Teacher.load(teacher).probabilities(texts, 1, new CacheFolder(Optional.empty()), StageProgress.NONE);

        double alone = train(folder.resolve("alone"), config(), corpus);
        double taught = train(
                folder.resolve("taught"),
                config("unlabelled.teacher=" + teacher, "unlabelled.teacherWeight=4"),
                corpus.withUnlabelled(ids, told));
        assertTrue(alone < 0.8, "alone " + alone);
        assertTrue(taught > 0.95, "taught " + taught);
    }

    @Test
    void itIsAskedOnceOfEveryUnlabelledReviewByAnyNumberOfThreads() throws IOException {
        PreparedCorpus asked = load(config("unlabelled.teacher=" + teacher));
        assertTrue(stages.contains("Asking the teacher"));
        try (SentimentModel model = SentimentModel.load(teacher)) {
            assertEquals(UNLABELLED, asked.unlabelled().size());
            for (int i = 0; i < UNLABELLED; i++) {
                String text = Files.readString(data.resolve("train/unsup/" + i + "_0.txt"));
                assertEquals(
                        model.classify(text).probability(), asked.unlabelled().teacher()[i]);
            }
        }
        stages.clear();
        PreparedCorpus kept = load(config("unlabelled.teacher=" + teacher, "threads=1"));
        assertFalse(stages.contains("Asking the teacher"));
        assertArrayEquals(asked.unlabelled().teacher(), kept.unlabelled().teacher());
        assertEquals(asked.fingerprint(), kept.fingerprint());

        Path other = folder.resolve("other");
        train(other, TestTraining.config("epochs=1"), TestTraining.corpus(8, 4));
        assertNotEquals(
                asked.fingerprint(), load(config("unlabelled.teacher=" + other)).fingerprint());
        assertTrue(stages.contains("Asking the teacher"));
    }

    @Test
    void aTeacherWithoutWeightIsNotAsked() {
        String unknown = "unlabelled.teacher=" + folder.resolve("none");
        assertEquals(
                0,
                load(config(unknown, "unlabelled.teacherWeight=0")).unlabelled().size());
        PreparedCorpus corpus = load(config(unknown, "unlabelled.teacherWeight=0", "unlabelled.entropyWeight=1"));
        assertEquals(UNLABELLED, corpus.unlabelled().size());
        assertEquals(0, corpus.unlabelled().teacher().length);
    }

    @Test
    void whatIsNoModelIsRefusedBeforeAnythingIsRead() throws IOException {
        Path none = folder.resolve("none");
        assertRefused(none, none + " is not a model: it has no model.json; name a folder that 'train' wrote.");
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        for (String name : List.of("model.json", "vocabulary.txt")) {
            Files.copy(teacher.resolve(name), damaged.resolve(name));
        }
        assertRefused(damaged, damaged.resolve("weights.bin").toString());
        assertEquals(List.of(), stages);
    }

    private void assertRefused(Path model, String problem) {
        String message = assertThrows(InputException.class, () -> load(config("unlabelled.teacher=" + model)))
                .getMessage();
        assertTrue(message.startsWith("unlabelled.teacher: " + problem), message);
    }

    private TrainingConfig config(String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        all.addAll(List.of("data.path=" + data, "unlabelled.ratio=4", "epochs=30", "encoder.hiddenSize=16"));
        return TestTraining.config(all.toArray(String[]::new));
    }

    private PreparedCorpus load(TrainingConfig config) {
        return TrainingData.load(
                config, Optional.of(folder.resolve("cache")), (stage, done, total) -> stages.add(stage));
    }

    /** The best epoch's accuracy on the validation reviews. */
    private static double train(Path directory, TrainingConfig config, PreparedCorpus corpus) {
        try (Trainer trainer = new Trainer(config, corpus, directory, TrainingObserver.NONE, () -> false)) {
            TrainingOutcome outcome = trainer.train();
            return outcome.epochs().get(outcome.best()).validation().accuracy();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
