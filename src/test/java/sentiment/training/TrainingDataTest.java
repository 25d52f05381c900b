package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;
import sentiment.text.StageProgress;

class TrainingDataTest {
    @TempDir
    Path folder;

    @Test
    void aShareOfTheReviewsIsHeldBackAndTheWordsAreThoseOfTheRest() throws IOException {
        PreparedCorpus corpus = load(table(40));
        assertEquals(32, corpus.train().size());
        assertEquals(8, corpus.validation().size());
        assertEquals(4, Arrays.stream(corpus.validation().labels()).sum());
        assertEquals(corpus.vocabulary().size(), corpus.embeddings().size());
        assertEquals(5, corpus.embeddings().dimension());
        for (int[] review : corpus.validation().ids()) {
            assertArrayEquals(new int[] {1}, new int[] {review[1]}, "a word only validation has is unknown");
        }
    }

    @Test
    void theSeedAloneDecidesWhich() throws IOException {
        Path table = table(40);
        assertEquals(
                load(table, "data.maxReviews=20").fingerprint(),
                load(table, "data.maxReviews=20").fingerprint());
        assertNotEquals(
                load(table, "data.maxReviews=20").fingerprint(),
                load(table, "data.maxReviews=20", "seed=2").fingerprint());
    }

    @Test
    void aPartOfTheReviewsHasHalfOfEachLabel() throws IOException {
        PreparedCorpus corpus = load(table(40), "data.maxReviews=20");
        assertEquals(20, corpus.train().size() + corpus.validation().size());
        assertEquals(
                10,
                Arrays.stream(corpus.train().labels()).sum()
                        + Arrays.stream(corpus.validation().labels()).sum());
    }

    @Test
    void aFingerprintChangesWithAWordAndWithALabel() throws IOException {
        Path table = table(40);
        String before = load(table).fingerprint();
        String text = Files.readString(table);
        Files.writeString(table, text.replace("\tgood film7", "\tgood, good film7"));
        assertNotEquals(before, load(table).fingerprint());
        Files.writeString(table, text.replace("neg\tbad film6", "pos\tbad film6"));
        assertNotEquals(before, load(table).fingerprint());
        Files.writeString(table, text);
        assertEquals(before, load(table).fingerprint());
    }

    @Test
    void aSingleReviewCannotBeSplit() throws IOException {
        Path table = table(1);
        String message = assertThrows(InputException.class, () -> load(table)).getMessage();
        assertTrue(message.startsWith("All 1 reviews are about one movie"), message);
    }

    @Test
    void unlabelledReviewsComeWithoutThoseOfTestAndValidation() throws IOException {
        Path data = folder.resolve("aclImdb");
        for (int i = 0; i < 10; i++) {
            write(data.resolve("train/pos/" + i + "_9.txt"), "a good film " + i);
            write(data.resolve("train/neg/" + i + "_2.txt"), "a bad film " + i);
        }
        write(data.resolve("train/unsup/0_0.txt"), "a film");
        write(data.resolve("train/unsup/1_0.txt"), "an unseen film");
        write(data.resolve("train/unsup/2_0.txt"), "a film of the test part");
        write(data.resolve("test/pos/0_9.txt"), "a film of the test part");
        write(data.resolve("test/neg/0_2.txt"), "another one");
        for (int i = 0; i < 10; i++) {
            write(data.resolve("train/unsup/" + (3 + i) + "_0.txt"), "a good film " + i);
        }
        String[] virtual = {"unlabelled.virtualWeight=1", "data.validation=0.4"};
        assertEquals(0, load(data).unlabelled().size(), "nobody learns from them");
        PreparedCorpus corpus = load(data, virtual);
        long held = Arrays.stream(corpus.validation().labels()).sum();
        assertEquals(4, held);
        assertEquals(2 + 10 - held, corpus.unlabelled().size());
        assertArrayEquals(
                corpus.unlabelled().ids()[0],
                new int[] {corpus.vocabulary().id("a"), corpus.vocabulary().id("film")});
        assertEquals(
                3,
                load(data, virtual[0], virtual[1], "unlabelled.maxReviews=3")
                        .unlabelled()
                        .size());
    }

    @Test
    void dataWithoutUnlabelledReviewsAreRefusedWhereTheyAreWanted() throws IOException {
        Path table = table(40);
        String message = assertThrows(InputException.class, () -> load(table, "unlabelled.entropyWeight=1"))
                .getMessage();
        assertTrue(message.startsWith(table + " has no unlabelled reviews"), message);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private PreparedCorpus load(Path table, String... keys) {
        String[] all = Arrays.copyOf(keys, keys.length + 1);
        all[keys.length] = "data.path=" + table;
        return TrainingData.load(TestTraining.config(all), Optional.empty(), StageProgress.NONE);
    }

    /** Reviews in turn negative and positive, each with a word of its own. */
    private Path table(int reviews) throws IOException {
        String rows = IntStream.range(0, reviews)
                .mapToObj(i -> (i % 2 == 0 ? "neg\tbad film" : "pos\tgood film") + i + "\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("reviews.tsv"), "label\ttext\n" + rows);
    }
}
