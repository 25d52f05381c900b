package sentiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTextsTest {
    private static final List<String> IDS = List.of(
            "train/pos/9_7.txt", "train/pos/10_8.txt", "train/neg/0_1.txt", "train/neg/2_3.txt", "train/unsup/0_0.txt");

    @TempDir
    Path root;

    @Test
    void labelledAndUnlabelledReviewsOfTheTrainPartAreRead() throws IOException {
        TrainingTexts texts = TrainingTexts.read(TestFiles.aclImdb(root));

        assertEquals(IDS, ids(texts));
        assertEquals("Nobody said.", texts.reviews().get(4).text());
        assertTrue(texts.reviews().get(4).label().isEmpty());
        assertEquals(0, texts.inTest());
    }

    @Test
    void aTextThatStandsInTheTestPartIsLeftOut() throws IOException {
        TestFiles.aclImdb(root);
        TestFiles.write(root.resolve("train/unsup/1_0.txt"), "Test: poor.");
        TestFiles.write(root.resolve("train/pos/11_9.txt"), "Test: fine.");
        TestFiles.write(root.resolve("test/unsup/0_0.txt"), "Nobody said.");
        TestFiles.write(root.resolve("train/urls_pos.txt"), "u\n".repeat(12));

        TrainingTexts texts = TrainingTexts.read(root);

        assertEquals(IDS.subList(0, 4), ids(texts));
        assertEquals(3, texts.inTest());
        assertEquals(3, TrainingTexts.read(root.resolve("train")).inTest());
    }

    @Test
    void theTestPartItselfIsRefused() throws IOException {
        Path test = TestFiles.aclImdb(root).resolve("test");

        String message = assertThrows(InputException.class, () -> TrainingTexts.read(test))
                .getMessage();

        assertEquals(test + ": every text stands in the test part; give training reviews", message);
    }

    @Test
    void aTableNeedsNoLabels() throws IOException {
        Path table = TestFiles.write(root.resolve("t.jsonl"), "{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"label\":1}\n");

        assertEquals(
                List.of("One.", "Two."),
                TrainingTexts.read(table).reviews().stream().map(Review::text).toList());
    }

    @Test
    void whatIsNotThereIsRefusedAsWhereLabelsAreNeeded() {
        Path missing = root.resolve("no");
        assertEquals(
                assertThrows(InputException.class, () -> LabelledReviews.train(missing))
                        .getMessage(),
                assertThrows(InputException.class, () -> TrainingTexts.read(missing))
                        .getMessage());
    }

    private static List<String> ids(TrainingTexts texts) {
        return texts.reviews().stream().map(Review::id).toList();
    }
}
