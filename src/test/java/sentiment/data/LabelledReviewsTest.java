package sentiment.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.data.Label.NEGATIVE;
import static sentiment.data.Label.POSITIVE;
import static sentiment.data.TestFiles.aclImdb;
import static sentiment.data.TestFiles.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledReviewsTest {
    @TempDir
    Path folder;

    @Test
    void readsTheTrainingReviewsOfAclImdbPositiveFirstEachByNumber() throws IOException {
        List<Review> reviews = LabelledReviews.train(aclImdb(folder));

        assertEquals(
                List.of(
                        review("train/pos/9_7.txt", "Nine: good.", POSITIVE, "movie-A"),
                        review("train/pos/10_8.txt", "Ten: loved it.", POSITIVE, "movie-B"),
                        review("train/neg/0_1.txt", "Zero: awful.<br /><br />Really.", NEGATIVE, "movie-A"),
                        review("train/neg/2_3.txt", "Two: dull.", NEGATIVE, "movie-C")),
                reviews);
    }

    @Test
    void aMissingListOfMoviesMeansNoMovie() throws IOException {
        List<Review> reviews = LabelledReviews.test(aclImdb(folder));

        assertEquals(List.of("test/pos/0_9.txt", "test/neg/0_2.txt"), ids(reviews));
        assertEquals(Optional.of("movie-D"), reviews.get(0).movie());
        assertEquals(Optional.empty(), reviews.get(1).movie());
    }

    @Test
    void takesTheFolderWithPosAndNegItself() throws IOException {
        Path test = aclImdb(folder).resolve("test");

        assertEquals(List.of("pos/0_9.txt", "neg/0_2.txt"), ids(LabelledReviews.test(test)));
        assertEquals(LabelledReviews.test(test), LabelledReviews.train(test));
    }

    @Test
    void keepsTheOrderOfManyFilesReadInParallel() throws IOException {
        for (int i = 0; i < 1500; i++) {
            write(folder.resolve("neg/" + i + "_1.txt"), "text " + i);
        }
        Files.createDirectories(folder.resolve("pos"));

        List<String> expected =
                IntStream.range(0, 1500).mapToObj(i -> "text " + i).toList();
        assertEquals(
                expected,
                LabelledReviews.train(folder).stream().map(Review::text).toList());
    }

    @Test
    void textsArriveAsTheyWereWritten() throws IOException {
        String odd = " \u0085 next line, lone \r return, \u2028, caf\u00e9 \ud83c\udfac, \ufffd\n\nend\n";
        write(folder.resolve("pos/0_9.txt"), "\ufeff" + odd);
        write(folder.resolve("neg/mine.txt"), "");

        List<Review> reviews = LabelledReviews.train(folder);

        assertEquals(odd, reviews.get(0).text());
        assertEquals("", reviews.get(1).text());
        assertEquals("neg/mine.txt", reviews.get(1).id());
    }

    @Test
    void reviewsOfTheSameNumberAreAllRead() throws IOException {
        write(folder.resolve("pos/3_9.txt"), "a");
        write(folder.resolve("pos/3_10.txt"), "b");
        write(folder.resolve("neg/3_1.txt"), "c");
        write(folder.resolve("urls_pos.txt"), "m0\nm1\nm2\nm3\n");

        List<Review> reviews = LabelledReviews.train(folder);

        assertEquals(List.of("pos/3_9.txt", "pos/3_10.txt", "neg/3_1.txt"), ids(reviews));
        assertEquals(Optional.of("m3"), reviews.get(1).movie());
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertRefused(folder.resolve("nowhere"), "nowhere", "no such folder or file");
    }

    @Test
    void refusesAFolderWithoutReviews() throws IOException {
        assertRefused(folder, folder.toString(), "pos/ and neg/");
        Files.createDirectories(folder.resolve("train/pos"));
        Files.createDirectories(folder.resolve("train/neg"));
        assertRefused(folder, "train", "hold no reviews");
    }

    @Test
    void refusesATextThatIsNotUtf8NamingFileAndByte() throws IOException {
        write(folder.resolve("pos/0_9.txt"), "good");
        write(folder.resolve("neg/1_2.txt"), "d\u00e9j\u00e0 vu".getBytes(ISO_8859_1));
        assertRefused(folder, "1_2.txt", "not UTF-8", "byte 2", "0xE9");
    }

    @Test
    void refusesAReviewWhoseMovieIsNotListed() throws IOException {
        write(folder.resolve("pos/5_9.txt"), "good");
        write(folder.resolve("neg/0_2.txt"), "bad");
        write(folder.resolve("urls_pos.txt"), "m0\nm1\n");
        assertRefused(folder, "urls_pos.txt", "2 lines", "5_9.txt", "line 6");
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        Files.createDirectories(folder.resolve("pos/0_9.txt"));
        write(folder.resolve("neg/0_2.txt"), "bad");
        assertRefused(folder, "0_9.txt", "cannot be read");
    }

    @Test
    void refusesAFileThatIsNoTableByItsName() throws IOException {
        assertRefused(write(folder.resolve("reviews.xlsx"), "x"), "reviews.xlsx", ".tsv, .csv, .jsonl");
    }

    static void assertRefused(Path data, String... parts) {
        String message = assertThrows(InputException.class, () -> LabelledReviews.train(data))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
        }
        assertTrue(message.indexOf('\n') < 0, message);
    }

    private static Review review(String id, String text, Label label, String movie) {
        return new Review(id, text, Optional.of(label), Optional.of(movie));
    }

    private static List<String> ids(List<Review> reviews) {
        return reviews.stream().map(Review::id).toList();
    }
}
