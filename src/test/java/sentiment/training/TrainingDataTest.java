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

    private PreparedCorpus load(Path table, String... keys) {
        String[] all = Arrays.copyOf(keys, keys.length + 1);
        all[keys.length] = "data.path=" + table;
        return TrainingData.load(TestTraining.config(all), Optional.empty(), CorpusCache.Progress.NONE);
    }

    /** Reviews in turn negative and positive, each with a word of its own. */
    private Path table(int reviews) throws IOException {
        String rows = IntStream.range(0, reviews)
                .mapToObj(i -> (i % 2 == 0 ? "neg\tbad film" : "pos\tgood film") + i + "\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("reviews.tsv"), "label\ttext\n" + rows);
    }
}
