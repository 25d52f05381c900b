package sentiment.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.text.Vocabulary;

class GloveReaderTest {
    private static final Vocabulary VOCABULARY =
            new Vocabulary(List.of("<pad>", "<unk>", "the", "film", "zzyx", ". . ."));
    private static final String TWO = "the 0.1 -0.2\nother 1 2\nfilm 3e-1 .4\n";

    @TempDir
    Path folder;

    @Test
    void wordsOfTheVocabularyAreKeptAndTheRestIsSkipped() throws IOException {
        EmbeddingTable table = load(file("v.txt", TWO));
        assertEquals(2, table.dimension());
        assertEquals(6, table.size());
        assertArrayEquals(new float[] {0, 0}, row(table, 0));
        assertArrayEquals(new float[] {0.1f, -0.2f}, row(table, 2));
        assertArrayEquals(new float[] {0.3f, 0.4f}, row(table, 3));
        assertEquals(2, table.wordsFound());
        assertEquals(0.5, table.wordCoverage());
    }

    @Test
    void theLastLineMayLackItsEndAndLinesMayEndAsOnWindows() throws IOException {
        EmbeddingTable table = load(file("v.txt", "the 1 2\r\nfilm 3 4 "));
        assertArrayEquals(new float[] {1, 2}, row(table, 2));
        assertArrayEquals(new float[] {3, 4}, row(table, 3));
    }

    @Test
    void aWordWithBlanksTakesTheLastFields() throws IOException {
        EmbeddingTable table = load(file("v.txt", "the 1 2\n. . . 3 4\n"));
        assertArrayEquals(new float[] {3, 4}, row(table, 5));
    }

    @Test
    void ofAWordThatStandsTwiceTheFirstVectorIsTaken() throws IOException {
        assertArrayEquals(new float[] {1, 2}, row(load(file("v.txt", "the 1 2\nthe 3 4\n")), 2));
    }

    @Test
    void aWord2vecHeaderIsSkipped() throws IOException {
        EmbeddingTable table = load(file("v.txt", "2 2\nthe 1 2 \nfilm 3 4 \n"));
        assertEquals(2, table.wordsFound());
        assertArrayEquals(new float[] {1, 2}, row(table, 2));
    }

    @Test
    void lineNumbersCountTheHeader() throws IOException {
        Path file = file("v.txt", "2 2\nthe 1 2\nfilm 3 x\n");
        assertRefused(file, OptionalInt.empty(), ":3: value 2 of 'film' is 'x', not a finite number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the 1 2~film 3~            | 0 | :2: has 1 values where 2 are wanted",
                "the 1 2~other 3~           | 0 | :2: has 1 values where 2 are wanted",
                "the 1 2~film 3 4 5~        | 0 | :2: has 3 values where 2 are wanted",
                "the 1 2~~film 3 4~         | 0 | :2: has 0 values where 2 are wanted",
                "the 1 2 3~                 | 2 | :1: has 3 values where 2 are wanted",
                "the 1 2~                   | 3 | :1: has vectors of 2 values where 3 are wanted",
                "9 2~the 1 2~               | 3 | :1: has vectors of 2 values where 3 are wanted",
                "the 1 2~film 3 NaN~        | 0 | :2: value 2 of 'film' is 'NaN', not a finite number",
                "the 1 2~film -Infinity 4~  | 0 | :2: value 1 of 'film' is '-Infinity', not a finite number",
                "the 1 2~film 1e99 4~       | 0 | :2: value 1 of 'film' is '1e99', not a finite number",
                "the 1 2~film 3 abc~        | 0 | :2: value 2 of 'film' is 'abc', not a finite number",
                "the 1 2~film  3~           | 0 | :2: value 1 of 'film' is '', not a finite number",
                "binary~                    | 0 | :1: has no values"
            })
    void aLineThatCannotBeUsedIsRefusedWithFileAndLine(String content, int dimension, String wanted)
            throws IOException {
        Path file = file("broken.txt", content.replace('~', '\n'));
        assertRefused(file, dimension == 0 ? OptionalInt.empty() : OptionalInt.of(dimension), wanted);
    }

    @Test
    void emptyAndMissingFilesAreRefusedByName() throws IOException {
        Path empty = file("empty.txt", "");
        assertRefused(empty, OptionalInt.empty(), " is empty");
        assertRefused(folder.resolve("missing.txt"), OptionalInt.empty(), " is not a file");
        assertRefused(folder, OptionalInt.empty(), " is not a file");
    }

    @Test
    void gzipIsRead() throws IOException {
        Path file = folder.resolve("v.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TWO.getBytes(UTF_8));
        }
        assertEquals(2, load(file).wordsFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut.txt.gz", "plain.gz", "plain.zip"})
    void brokenArchivesAreRefusedByName(String name) throws IOException {
        Path file = file(name, TWO);
        if (name.startsWith("cut")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(TWO.repeat(100).getBytes(UTF_8));
            }
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        }
        assertRefused(file, OptionalInt.empty(), " cannot be unpacked");
    }

    @Test
    void theDimensionChoosesTheEntryOfAZip() throws IOException {
        Path zip = zip("glove.zip", "glove.2d.txt", "the 1 2\n", "glove.3d.txt", "the 4 5 6\n");
        assertArrayEquals(new float[] {1, 2}, row(load(zip, OptionalInt.of(2)), 2));
        assertArrayEquals(new float[] {4, 5, 6}, row(load(zip, OptionalInt.of(3)), 2));
        assertRefused(
                zip, OptionalInt.of(4), " has no vectors of dimension 4; choose one of: glove.2d.txt, glove.3d.txt");
        assertRefused(zip, OptionalInt.empty(), " holds 2 vector files; name the dimension");
    }

    @Test
    void anEntryOfAZipCanBeNamed() throws IOException {
        Path zip = zip("glove.zip", "glove.2d.txt", "the 1 2\n", "glove.3d.txt", "the 4 5 6\n");
        Path named = Path.of(zip + "!glove.3d.txt");
        assertArrayEquals(new float[] {4, 5, 6}, row(load(named, OptionalInt.empty()), 2));
        assertEquals(zip, GloveReader.fileOnDisk(named));
        assertRefused(named, OptionalInt.of(2), "!glove.3d.txt:1: has 3 values where 2", zip);
        assertRefused(Path.of(zip + "!x.txt"), OptionalInt.empty(), " has no entry x.txt", zip);
    }

    @Test
    void theOnlyEntryOfAZipIsTaken() throws IOException {
        Path zip = zip("one.zip", "README.md", "hello", "vectors.txt", TWO);
        assertEquals(2, load(zip, OptionalInt.of(2)).wordsFound());
        Path broken = zip("two.zip", "vectors.txt", "the 1 2\nfilm 1\n");
        assertRefused(broken, OptionalInt.empty(), "!vectors.txt:2: has 1 values");
    }

    @Test
    void wordsWithoutAVectorAreDrawnWithTheSpreadOfTheFoundOnes() throws IOException {
        List<String> words = new ArrayList<>(List.of("<pad>", "<unk>"));
        StringBuilder content = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 8000; i++) {
            words.add("w" + i);
            if (i % 2 == 0) {
                content.append(String.format(
                        Locale.ROOT,
                        "w%d %.4f %.4f%n",
                        i,
                        3 + 2 * random.nextGaussian(),
                        -1 + 0.1 * random.nextGaussian()));
            }
        }
        Vocabulary vocabulary = new Vocabulary(words);
        Path file = file("v.txt", content.toString());
        EmbeddingTable table = GloveReader.load(file, OptionalInt.of(2), vocabulary, 7, 2);
        assertSpread(table, 0, 3, 2);
        assertSpread(table, 1, -1, 0.1);
        EmbeddingTable other = GloveReader.load(file, OptionalInt.of(2), vocabulary, 8, 2);
        assertArrayEquals(row(table, 2), row(other, 2));
        assertFalse(Arrays.equals(row(table, 3), row(other, 3)));
    }

    @Test
    void threadsAndBlocksShapeNothing() throws IOException {
        int lines = 60_000;
        StringBuilder content = new StringBuilder();
        List<String> words = new ArrayList<>(List.of("<pad>", "<unk>"));
        Random random = new Random(2);
        for (int i = 0; i < lines; i++) {
            content.append("word").append(i % 50_000);
            for (int k = 0; k < 10; k++) {
                content.append(' ').append(random.nextInt(100_000) / 1e5f);
            }
            content.append('\n');
        }
        for (int i = 0; i < 50_000; i += 3) {
            words.add("word" + i);
        }
        words.add("nowhere");
        Vocabulary vocabulary = new Vocabulary(words);
        Path file = file("large.txt", content.toString());
        assertTrue(Files.size(file) > 5_000_000, "several blocks");
        EmbeddingTable one = GloveReader.load(file, OptionalInt.empty(), vocabulary, 3, 1);
        EmbeddingTable three = GloveReader.load(file, OptionalInt.empty(), vocabulary, 3, 3);
        assertEquals(words.size() - 3, one.wordsFound());
        assertArrayEquals(one.values(), three.values());

        Files.writeString(file, content + "short 1 2\n");
        String message = assertThrows(
                        InputException.class, () -> GloveReader.load(file, OptionalInt.empty(), vocabulary, 3, 3))
                .getMessage();
        assertTrue(message.startsWith(file + ":" + (lines + 1) + ": "), message);
    }

    private static void assertSpread(EmbeddingTable table, int column, double mean, double deviation) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int id = 1; id < table.size(); id++) {
            if (!table.isFound(id)) {
                float value = row(table, id)[column];
                sum += value;
                squares += (value - mean) * (value - mean);
                count++;
            }
        }
        assertEquals(mean, sum / count, 0.1 * deviation);
        assertEquals(deviation, Math.sqrt(squares / count), 0.1 * deviation);
    }

    @Test
    void theVectorsOfSeveralFilesStandOneBehindTheOther() throws IOException {
        Path first = file("a.txt", "the 1 2\nfilm 3 4\n");
        Path second = file("b.txt", "film 5\nzzyx 6\n");

        EmbeddingTable table = GloveReader.load(List.of(first, second), 3, VOCABULARY, 1, 1);

        assertEquals(3, table.dimension());
        assertArrayEquals(new float[] {0, 0, 0}, row(table, 0));
        assertArrayEquals(new float[] {3, 4, 5}, row(table, 3));
        assertArrayEquals(new float[] {1, 2}, Arrays.copyOf(row(table, 2), 2));
        assertEquals(6, row(table, 4)[2]);
        assertEquals(3, table.wordsFound());
        assertTrue(table.isFound(2) && table.isFound(4));
    }

    @Test
    void aPartThatAFileLacksIsDrawnAsThatFileAloneWouldDrawIt() throws IOException {
        Path first = file("a.txt", "the 1 2\nfilm 3 4\n");
        Path second = file("b.txt", "the 50 50\nzzyx 60 80\n");

        EmbeddingTable table = GloveReader.load(List.of(first, second), 4, VOCABULARY, 1, 1);

        assertArrayEquals(row(load(first), 4), Arrays.copyOf(row(table, 4), 2));
        float[] unknown = row(table, 1);
        assertArrayEquals(row(load(first), 1), Arrays.copyOf(unknown, 2));
        // The files' means are 2 and 55, their standard deviations 1 and 5 in the first column.
        assertNotEquals(unknown[0] - 2, (unknown[2] - 55) / 5, 1e-3);
    }

    @Test
    void oneFileOfAListIsThatFile() throws IOException {
        Path zip = zip("v.zip", "v.2d.txt", TWO, "v.3d.txt", "the 1 2 3\n");

        EmbeddingTable table = GloveReader.load(List.of(zip), 3, VOCABULARY, 1, 1);

        assertArrayEquals(load(zip, OptionalInt.of(3)).values(), table.values());
    }

    @Test
    void filesWhoseLengthsDoNotAddUpAreRefused() throws IOException {
        List<Path> files = List.of(file("a.txt", TWO), file("b.txt", "the 1 2 3\n"));

        InputException refused =
                assertThrows(InputException.class, () -> GloveReader.load(files, 50, VOCABULARY, 1, 1));

        assertEquals(
                "The vectors of " + files + " have 2 + 3 = 5 values where 50 are wanted; name the dimension 5 or other"
                        + " files.",
                refused.getMessage());
    }

    private static void assertRefused(Path file, OptionalInt dimension, String wanted) {
        assertRefused(file, dimension, wanted, file);
    }

    private static void assertRefused(Path file, OptionalInt dimension, String wanted, Path named) {
        String message =
                assertThrows(InputException.class, () -> load(file, dimension)).getMessage();
        assertTrue(message.startsWith(named + wanted), message);
    }

    private static EmbeddingTable load(Path file) {
        return load(file, OptionalInt.empty());
    }

    private static EmbeddingTable load(Path file, OptionalInt dimension) {
        return GloveReader.load(file, dimension, VOCABULARY, 1, 2);
    }

    private static float[] row(EmbeddingTable table, int id) {
        return Arrays.copyOfRange(table.values(), id * table.dimension(), (id + 1) * table.dimension());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path zip(String name, String... entriesAndContents) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entriesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry(entriesAndContents[i]));
                out.write(entriesAndContents[i + 1].getBytes(UTF_8));
            }
        }
        return file;
    }
}
