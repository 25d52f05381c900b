package sentiment.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sentiment.data.InputException;

class VocabularyTest {
    @TempDir
    Path folder;

    @Test
    void wordsStandByFrequencyThenAlphabetBehindPaddingAndUnknown() {
        Vocabulary vocabulary = Vocabulary.ofCounts(Map.of("b", 2L, "a", 2L, "the", 9L, "\u00E9", 2L, "Z", 2L), 100, 1);
        assertEquals(List.of("<pad>", "<unk>", "the", "Z", "a", "b", "\u00E9"), vocabulary.words());
        assertEquals(Vocabulary.UNK, vocabulary.id("nowhere"));
        for (int id = 2; id < vocabulary.size(); id++) {
            assertEquals(id, vocabulary.id(vocabulary.word(id)));
        }
    }

    @Test
    void theSizeLimitCountsPaddingAndUnknown() {
        Map<String, Long> counts = Map.of("a", 3L, "b", 2L, "c", 1L);
        assertEquals(
                List.of("<pad>", "<unk>", "a", "b"),
                Vocabulary.ofCounts(counts, 4, 1).words());
        assertEquals(
                List.of("<pad>", "<unk>"), Vocabulary.ofCounts(counts, 2, 1).words());
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.ofCounts(counts, 1, 1));
    }

    @Test
    void rareWordsAreLeftOut() {
        assertEquals(
                List.of("<pad>", "<unk>", "a", "b"),
                Vocabulary.ofCounts(Map.of("a", 3L, "b", 2L, "c", 1L), 100, 2).words());
    }

    @Test
    void aTokenThatLooksLikePaddingIsUnknown() {
        Vocabulary vocabulary = Vocabulary.ofCounts(Map.of("<pad>", 5L, "<unk>", 5L, "a", 1L), 100, 1);
        assertEquals(List.of("<pad>", "<unk>", "a"), vocabulary.words());
        assertEquals(Vocabulary.UNK, vocabulary.id("<pad>"));
        assertEquals(Vocabulary.UNK, vocabulary.id("<unk>"));
    }

    @Test
    void oddWordsSurviveTheFile() {
        List<String> words = List.of(
                "<pad>",
                "<unk>",
                "1\u00A01/2",
                "\u0085",
                "a\rb",
                "\r",
                "\u2028",
                " ",
                "\uD83D\uDE00",
                "\u0000",
                "\uFEFF",
                "\u65E5\u672C");
        Path file = folder.resolve("vocabulary.txt");
        new Vocabulary(words).save(file);
        assertEquals(words, Vocabulary.load(file).words());
    }

    @Test
    void theFileIsAWordALine() throws IOException {
        Path file = folder.resolve("vocabulary.txt");
        new Vocabulary(List.of("<pad>", "<unk>", "the")).save(file);
        assertEquals("<pad>\n<unk>\nthe\n", Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the~film~                       | does not begin with the lines <pad> and <unk>",
                "<pad>~                          | does not begin with the lines <pad> and <unk>",
                "<pad>~<unk>~a~b~a~              | :5: 'a' stands already in line 3",
                "<pad>~<unk>~a~<pad>~            | :4: '<pad>' stands already in line 1",
                "<pad>~<unk>~a~~b~               | :4: '' cannot be a word",
                "<pad>~<unk>~a~fil               | :4: the last line does not end"
            })
    void aFileThatCannotBeUsedIsRefusedWithItsLine(String content, String wanted) throws IOException {
        Path file = folder.resolve("broken.txt");
        Files.writeString(file, content.replace('~', '\n'));
        String message =
                assertThrows(InputException.class, () -> Vocabulary.load(file)).getMessage();
        assertTrue(message.startsWith(file + (wanted.startsWith(":") ? "" : " ") + wanted), message);
    }

    @Test
    void otherEncodingsAndMissingFilesAreRefusedByName() throws IOException {
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "<pad>\n<unk>\ncaf\u00E9\n".getBytes(ISO_8859_1));
        assertTrue(assertThrows(InputException.class, () -> Vocabulary.load(latin))
                .getMessage()
                .startsWith(latin + " is not UTF-8"));
        Path missing = folder.resolve("missing.txt");
        assertTrue(assertThrows(InputException.class, () -> Vocabulary.load(missing))
                .getMessage()
                .startsWith(missing + " does not exist"));
    }

    @Test
    void wordsThatAFileCannotHoldAreRefused() {
        for (String word : List.of("", "a\nb", "\uD800")) {
            assertThrows(InputException.class, () -> new Vocabulary(List.of("<pad>", "<unk>", word)));
        }
    }
}
