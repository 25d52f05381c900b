package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.data.Review;

class CorpusCacheTest {
    private static final String TOKENISED = "Tokenising training reviews";
    private static final String READ = "Reading word vectors";
    private static final List<Review> TRAIN = List.of(
            review("A good film.", Label.POSITIVE), review("A bad film!", Label.NEGATIVE), review("", Label.POSITIVE));
    private static final List<Review> VALIDATION = List.of(review("good and bad", Label.NEGATIVE));

    @TempDir
    Path folder;

    private Path vectors;
    private Path cache;
    private final List<String> stages = new ArrayList<>();

    @BeforeEach
    void writeVectors() throws IOException {
        vectors = Files.writeString(folder.resolve("vectors.txt"), "good 1 2\nbad -1 -2\n");
        cache = folder.resolve("cache").resolve("deep");
    }

    @Test
    void reviewsAreEncodedInTheirOrderWithAVocabularyOfTheTrainingOnes() {
        PreparedCorpus corpus = prepare(TRAIN, VALIDATION, options());
        assertEquals(
                List.of("<pad>", "<unk>", "a", "film", "!", ".", "bad", "good"),
                corpus.vocabulary().words());
        assertArrayEquals(
                new int[][] {{2, 7, 3, 5}, {2, 6, 3, 4}, {}}, corpus.train().ids());
        assertArrayEquals(new int[] {1, 0, 1}, corpus.train().labels());
        assertArrayEquals(new int[][] {{7, 1, 6}}, corpus.validation().ids());
        assertArrayEquals(new int[] {0}, corpus.validation().labels());
        assertEquals(2, corpus.embeddings().wordsFound());
    }

    @Test
    void aHitGivesTheSameAndDoesNoWork() {
        PreparedCorpus made = prepare(TRAIN, VALIDATION, options());
        assertDone(TOKENISED, READ);
        PreparedCorpus loaded = prepare(TRAIN, VALIDATION, options());
        assertDone();
        assertSame(made, loaded);
    }

    @Test
    void withoutACacheEverythingIsDoneAndNothingIsKept() throws IOException {
        PreparedCorpus made = prepare(TRAIN, VALIDATION, options());
        stages.clear();
        PreparedCorpus again = CorpusCache.prepare(
                TRAIN, VALIDATION, options(), Optional.empty(), (stage, done, total) -> stages.add(stage));
        assertDone(TOKENISED, READ);
        assertSame(made, again);
        assertEquals(2, cachedFiles().size());
    }

    @Test
    void threadsShapeNothing() {
        prepare(TRAIN, VALIDATION, options());
        stages.clear();
        prepare(TRAIN, VALIDATION, new PreparationOptions(100, 1, List.of(vectors), 2, 1, 7));
        assertDone();
    }

    @Test
    void whatShapesTheTextsIsEncodedAgain() {
        prepare(TRAIN, VALIDATION, options());
        List<Review> reversed = List.of(TRAIN.get(2), TRAIN.get(1), TRAIN.get(0));
        List<Review> relabelled = List.of(TRAIN.get(0), review("A bad film!", Label.POSITIVE), TRAIN.get(2));
        for (List<Review> other : List.of(TRAIN.subList(0, 2), reversed, relabelled)) {
            stages.clear();
            prepare(other, VALIDATION, options());
            assertTrue(stages.contains(TOKENISED));
        }
        stages.clear();
        prepare(TRAIN, TRAIN, options());
        assertTrue(stages.contains(TOKENISED));
        stages.clear();
        prepare(TRAIN, VALIDATION, new PreparationOptions(5, 1, List.of(vectors), 2, 1, 1));
        assertDone(TOKENISED, READ);
        prepare(TRAIN, VALIDATION, new PreparationOptions(100, 2, List.of(vectors), 2, 1, 1));
        assertDone(TOKENISED, READ);
    }

    @Test
    void aReviewCutElsewhereIsAnotherCorpus() {
        prepare(List.of(review("ab", Label.POSITIVE), review("c", Label.POSITIVE)), VALIDATION, options());
        stages.clear();
        prepare(List.of(review("a", Label.POSITIVE), review("bc", Label.POSITIVE)), VALIDATION, options());
        assertTrue(stages.contains(TOKENISED));
    }

    @Test
    void otherVectorsOrAnotherSeedLeaveTheEncodedTextsAlone() throws IOException {
        prepare(TRAIN, VALIDATION, options());
        stages.clear();
        prepare(TRAIN, VALIDATION, new PreparationOptions(100, 1, List.of(vectors), 2, 2, 1));
        assertDone(READ);
        Files.setLastModifiedTime(vectors, FileTime.fromMillis(1_000_000));
        prepare(TRAIN, VALIDATION, options());
        assertDone(READ);
    }

    @Test
    void anotherFileBesideTheVectorsIsOtherVectors() throws IOException {
        Path second = Files.writeString(vectors.resolveSibling("second.txt"), "film 1\n");
        PreparationOptions both = new PreparationOptions(100, 1, List.of(vectors, second), 3, 1, 1);
        prepare(TRAIN, VALIDATION, options());
        stages.clear();
        assertEquals(3, prepare(TRAIN, VALIDATION, both).embeddings().dimension());
        assertDone(READ);
        Files.setLastModifiedTime(second, FileTime.fromMillis(1_000_000));
        prepare(TRAIN, VALIDATION, both);
        assertDone(READ);
        prepare(TRAIN, VALIDATION, both);
        assertDone();
    }

    @Test
    void theSameVocabularyKeepsItsVectors() {
        prepare(TRAIN, VALIDATION, options());
        stages.clear();
        prepare(TRAIN, TRAIN, options());
        assertDone(TOKENISED);
    }

    @Test
    void damagedFilesAreMadeAgain() throws IOException {
        PreparedCorpus made = prepare(TRAIN, VALIDATION, options());
        for (Path file : cachedFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
        }
        stages.clear();
        assertSame(made, prepare(TRAIN, VALIDATION, options()));
        assertDone(TOKENISED, READ);
        assertSame(made, prepare(TRAIN, VALIDATION, options()));
        assertDone();
    }

    @Test
    void withoutAVectorFileVectorsAreRandom() {
        PreparationOptions random = new PreparationOptions(100, 1, List.of(), 3, 1, 1);
        PreparedCorpus corpus = prepare(TRAIN, VALIDATION, random);
        assertEquals(0, corpus.embeddings().wordsFound());
        assertEquals(3, corpus.embeddings().dimension());
        assertSame(corpus, prepare(TRAIN, VALIDATION, random));
    }

    @Test
    void aReviewWithoutALabelIsRefusedByName() {
        List<Review> unlabelled = List.of(new Review("unsup/7_0.txt", "x", Optional.empty(), Optional.empty()));
        String message = assertThrows(InputException.class, () -> prepare(unlabelled, VALIDATION, options()))
                .getMessage();
        assertTrue(message.startsWith("Review unsup/7_0.txt has no label"), message);
    }

    @Test
    void aMissingVectorFileIsRefusedByName() throws IOException {
        Files.delete(vectors);
        String message = assertThrows(InputException.class, () -> prepare(TRAIN, VALIDATION, options()))
                .getMessage();
        assertTrue(message.contains(vectors.toString()), message);
    }

    @Test
    void optionsNameTheFieldAndTheValue() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new PreparationOptions(2, 1, List.of(), 50, 1, 1))
                .getMessage();
        assertEquals("maxVocabulary must be at least 3 but is 2", message);
    }

    private PreparationOptions options() {
        return new PreparationOptions(100, 1, List.of(vectors), 2, 1, 1);
    }

    private PreparedCorpus prepare(List<Review> train, List<Review> validation, PreparationOptions options) {
        return CorpusCache.prepare(
                train, validation, options, Optional.of(cache), (stage, done, total) -> stages.add(stage));
    }

    /** Which of the two long stages ran since the last look. */
    private void assertDone(String... wanted) {
        TreeSet<String> done = new TreeSet<>(stages);
        done.retainAll(List.of(TOKENISED, READ));
        assertEquals(new TreeSet<>(List.of(wanted)), done);
        stages.clear();
    }

    private List<Path> cachedFiles() throws IOException {
        try (var files = Files.list(cache)) {
            return files.collect(Collectors.toList());
        }
    }

    private static void assertSame(PreparedCorpus wanted, PreparedCorpus corpus) {
        assertEquals(wanted.vocabulary().words(), corpus.vocabulary().words());
        assertArrayEquals(wanted.embeddings().values(), corpus.embeddings().values());
        assertEquals(wanted.embeddings().wordsFound(), corpus.embeddings().wordsFound());
        assertArrayEquals(wanted.train().ids(), corpus.train().ids());
        assertArrayEquals(wanted.train().labels(), corpus.train().labels());
        assertArrayEquals(wanted.validation().ids(), corpus.validation().ids());
        assertArrayEquals(wanted.validation().labels(), corpus.validation().labels());
    }

    private static Review review(String text, Label label) {
        return new Review("test", text, Optional.of(label), Optional.empty());
    }
}
