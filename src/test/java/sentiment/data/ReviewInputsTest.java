package sentiment.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.data.TestFiles.aclImdb;
import static sentiment.data.TestFiles.write;
import static sentiment.data.TestFiles.writeGzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.ReviewStream.Failed;
import sentiment.data.ReviewStream.Item;
import sentiment.data.ReviewStream.Read;

class ReviewInputsTest {
    @TempDir
    Path folder;

    @Test
    void readsFilesFoldersTablesAndStandardInputInTheOrderGiven() throws IOException {
        write(folder.resolve("one.md"), "any name\n");
        write(folder.resolve("more/10.txt"), "ten");
        write(folder.resolve("more/9.txt"), "nine");
        write(folder.resolve("more/9b/1.TXT"), "below");
        write(folder.resolve("more/notes.doc"), "no review");
        write(folder.resolve("more/._9.txt"), "hidden");
        write(folder.resolve("t.csv"), "text,label\nrow,5 stars\n");

        List<Item> items = open("line one\nline two", at("t.csv"), "-", at("more"), at("one.md"));

        assertEquals(List.of("row", "line one", "line two", "nine", "below", "ten", "any name\n"), texts(items));
        assertEquals(
                List.of(
                        at("t.csv") + ":2",
                        "-:1",
                        "-:2",
                        at("more/9.txt"),
                        at("more/9b/1.TXT"),
                        at("more/10.txt"),
                        at("one.md")),
                items.stream().map(Item::id).toList());
    }

    @Test
    void anAclImdbFolderGivesItsReviewsAndNotItsLists() throws IOException {
        aclImdb(folder);
        List<String> ids = open("", folder.toString()).stream()
                .map(item -> item.id().substring(folder.toString().length() + 1))
                .toList();
        assertEquals(
                List.of(
                        "test/neg/0_2.txt",
                        "test/pos/0_9.txt",
                        "train/neg/0_1.txt",
                        "train/neg/2_3.txt",
                        "train/pos/9_7.txt",
                        "train/pos/10_8.txt",
                        "train/unsup/0_0.txt"),
                ids);
    }

    @Test
    void aFolderOfReviewsClassifiesTheTextsThatEvaluateReads() throws IOException {
        Path train = aclImdb(folder).resolve("train");
        List<String> labelled =
                LabelledReviews.train(train).stream().map(Review::text).sorted().toList();
        List<String> inputs = Stream.concat(open("", at("train/pos")).stream(), open("", at("train/neg")).stream())
                .map(item -> ((Read) item).review().text())
                .sorted()
                .toList();
        assertEquals(labelled, inputs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.txt | a1.txt b2.txt",
                "?1.txt | a1.txt",
                "[b-c]*.txt | b2.txt",
                "{a1,b2}.txt | a1.txt b2.txt",
                "sub/*/*.txt | sub/x/c.txt sub/y/d.txt",
                "sub/* | sub/x/c.txt sub/y/d.txt",
                "**/*.txt | a1.txt b2.txt sub/x/c.txt sub/y/d.txt sub/y/z/e.txt",
                "sub/**/e.txt | sub/y/z/e.txt",
                "s*/x/ | sub/x/c.txt",
                "./*2.txt | ./b2.txt",
                "*.tsv | t.tsv:2"
            })
    void expandsGlobsThatTheShellDidNot(String glob, String names) throws IOException {
        for (String name : List.of("a1.txt", "b2.txt", "c.md", "sub/x/c.txt", "sub/y/d.txt", "sub/y/z/e.txt")) {
            write(folder.resolve(name), name);
        }
        write(folder.resolve("t.tsv"), "text\nrow\n");
        List<String> ids = open("", at(glob)).stream().map(item -> item.id()).toList();
        List<String> expected = new ArrayList<>();
        for (String name : names.split(" ")) {
            expected.add(at(name));
        }
        if (glob.equals("sub/*")) {
            expected.add(at("sub/y/z/e.txt"));
        }
        assertEquals(expected, ids);
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() throws IOException {
        write(folder.resolve("why?[1].txt"), "literally");
        assertEquals(List.of("literally"), texts(open("", at("why?[1].txt"))));
    }

    @Test
    void refusesWrongUsageAtOnce() throws IOException {
        Files.createDirectories(folder.resolve("empty/below"));
        write(folder.resolve("empty/notes.doc"), "");
        write(folder.resolve("bad.csv"), "sentence,label\nx,1\n");
        refused("no input");
        refused("no such file", at("missing.txt"));
        refused("no reviews", at("*.nothing"));
        refused("no reviews", at("nowhere/*.txt"));
        refused("no reviews", at("empty"));
        refused("\"sentence\", \"label\"", at("bad.csv"));
        refused("valid pattern", at("[z"));
        refused("twice", "-", "-");
        refused("empty argument", at("empty"), "");
    }

    @Test
    void whatCannotBeReadIsReportedAndTheRestGoesOn() throws IOException {
        Path many = folder.resolve("many");
        write(many.resolve("1.txt"), "first");
        write(many.resolve("2.txt"), "tr\u00e8s bon".getBytes(ISO_8859_1));
        write(many.resolve("3.txt"), new byte[] {'P', 'K', 3, 4, 0, 0, 9});
        Files.createSymbolicLink(many.resolve("4.txt"), folder.resolve("gone"));
        Files.createSymbolicLink(many.resolve("5"), many);
        write(many.resolve("6.txt"), "");
        write(many.resolve("7.txt"), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        write(many.resolve("8.txt"), new byte[] {'c', 'u', 't', (byte) 0xE2, (byte) 0x82});

        List<Item> items = open("", many.toString());

        assertEquals(List.of("first", "", ""), texts(items));
        assertFailed(items.get(1), "many/2.txt", "not UTF-8", "byte 3", "0xE8");
        assertFailed(items.get(2), "many/3.txt", "NUL", "position 5");
        assertFailed(items.get(3), "many/4.txt", "no such file");
        assertFailed(items.get(4), "many/5", "link back");
        assertFailed(items.get(7), "many/8.txt", "not UTF-8", "byte 4");
    }

    @Test
    void aFileThatVanishesWhileReadingIsReported() throws IOException {
        write(folder.resolve("1.txt"), "stays");
        write(folder.resolve("2.txt"), "goes");
        try (ReviewStream stream = ReviewInputs.open(List.of(folder.toString()), InputStream.nullInputStream())) {
            assertInstanceOf(Read.class, stream.next());
            Files.delete(folder.resolve("2.txt"));
            write(folder.resolve("3.txt"), "too late to be listed");
            assertFailed(stream.next(), "2.txt", "no such file");
            assertFalse(stream.hasNext());
            assertThrows(NoSuchElementException.class, stream::next);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.tsv", "t.jsonl", "t.csv", "t.tsv.gz"})
    void aBadRowIsReportedAndTheRestGoesOn(String name) throws IOException {
        String table = switch (name) {
            case "t.csv" -> "text,id\nfirst,\nbad,row,here\nlast,\n";
            case "t.jsonl" -> "{\"text\":\"first\"}\n{\"txt\":1}\n{\"text\":\"last\"}\n";
            default -> "text\tid\nfirst\t\nbad\trow\there\nlast\t\n";
        };
        Path file = name.endsWith(".gz") ? writeGzip(folder.resolve(name), table) : write(folder.resolve(name), table);

        List<Item> items = open("", file.toString());

        int bad = name.equals("t.jsonl") ? 2 : 3;
        assertEquals(List.of("first", "last"), texts(items));
        assertFailed(items.get(1), name + ":" + bad, "");
        assertEquals(file + ":" + (bad + 1), items.get(2).id());
    }

    @Test
    void brokenQuotingEndsACsvTableAndTheNextFileIsStillRead() throws IOException {
        write(folder.resolve("a.csv"), "text\nfirst\n\"closed\"again\nlost\n");
        write(folder.resolve("b.txt"), "next file");

        List<Item> items = open("", at("a.csv"), at("b.txt"));

        assertEquals(List.of("first", "next file"), texts(items));
        assertFailed(items.get(1), "a.csv:3", "not read");
        assertEquals(3, items.size());
    }

    @Test
    void aTableThatIsNoGzipIsReported() throws IOException {
        write(folder.resolve("a.tsv.gz"), "text\nplain\n");
        List<Item> items = open("still read", at("a.tsv.gz"), "-");
        assertFailed(items.get(0), "a.tsv.gz", "damaged");
        assertEquals(List.of("still read"), texts(items));
    }

    @Test
    void labelsOfATableAreOptionalAndKeptWhereKnown() throws IOException {
        write(
                folder.resolve("t.jsonl"),
                "{\"text\":\"a\",\"label\":\"neg\"}\n{\"text\":\"b\",\"label\":4}\n{\"text\":\"c\"}\n");
        List<Optional<Label>> labels = open("", at("t.jsonl")).stream()
                .map(item -> ((Read) item).review().label())
                .toList();
        assertEquals(List.of(Optional.of(Label.NEGATIVE), Optional.empty(), Optional.empty()), labels);
    }

    @Test
    void everyLineOfStandardInputIsAReview() throws IOException {
        List<Item> items = open("\ufeffone\r\n\n a\u0085b\rc\u2028d \nlast\n", "-");
        assertEquals(List.of("one", "", " a\u0085b\rc\u2028d ", "last"), texts(items));
        assertEquals("-:4", items.get(3).id());
        assertEquals(List.of(), open("", "-"));
    }

    @Test
    void aLineOfStandardInputThatIsNotTextIsReportedAndTheRestGoesOn() throws IOException {
        byte[] bytes = "good\nna\u00efve\n\0\nbad\n".getBytes(ISO_8859_1);
        List<Item> items = new ArrayList<>();
        ReviewInputs.open(List.of("-"), new ByteArrayInputStream(bytes)).forEachRemaining(items::add);

        assertEquals(List.of("good", "bad"), texts(items));
        assertFailed(items.get(1), "-:2", "not UTF-8", "byte 3");
        assertFailed(items.get(2), "-:3", "NUL");
    }

    @Test
    void standardInputIsReadLineByLineAndNotClosed() throws IOException {
        var input = new Endless();
        ReviewStream stream = ReviewInputs.open(List.of("-"), input);
        for (int i = 0; i < 1_000_000; i++) {
            assertInstanceOf(Read.class, stream.next());
        }
        stream.close();
        assertFalse(input.closed);
        assertTrue(input.given < 6_200_000, () -> "read ahead: " + input.given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line.tsv", "line.csv", "line.jsonl", "line.txt", "-"})
    void aFiftyMegabyteLineIsOneReview(String name) throws IOException {
        String text = "a great film; ".repeat(50_000_000 / 14);
        String content = switch (name) {
            case "line.jsonl" -> "{\"text\":\"" + text + "\"}\n";
            case "-", "line.txt" -> text;
            default -> "text\n" + text + "\n";
        };
        if (!name.equals("-")) {
            write(folder.resolve(name), content);
        }

        List<Item> items = open(content, name.equals("-") ? name : at(name));

        assertEquals(1, items.size());
        assertTrue(assertInstanceOf(Read.class, items.get(0), () -> items.get(0).toString())
                .review()
                .text()
                .equals(text));
    }

    @Test
    void aLineAboveTheBoundIsReportedAndTheRestGoesOn() throws IOException {
        byte[] bytes = new byte[(64 << 20) + 20];
        Arrays.fill(bytes, (byte) 'x');
        byte[] end = "\nstill here\n".getBytes(UTF_8);
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        List<Item> items = new ArrayList<>();
        ReviewInputs.open(List.of("-"), new ByteArrayInputStream(bytes)).forEachRemaining(items::add);

        assertFailed(items.get(0), "-:1", "longer than 64 MiB");
        assertEquals(List.of("still here"), texts(items));

        write(folder.resolve("long.txt"), bytes);
        assertFailed(open("", at("long.txt")).get(0), "long.txt", "longer than 64 MiB");

        bytes[4] = '\n';
        System.arraycopy("text".getBytes(UTF_8), 0, bytes, 0, 4);
        write(folder.resolve("long.csv"), bytes);
        items = open("still here", at("long.csv"), "-");
        assertFailed(items.get(0), "long.csv:2", "longer than 64 MiB");
        assertEquals(List.of("still here"), texts(items));
    }

    private String at(String name) {
        return folder + "/" + name;
    }

    private static List<Item> open(String standardInput, String... arguments) throws IOException {
        List<Item> items = new ArrayList<>();
        try (ReviewStream stream =
                ReviewInputs.open(List.of(arguments), new ByteArrayInputStream(standardInput.getBytes(UTF_8)))) {
            stream.forEachRemaining(items::add);
        }
        return items;
    }

    private static void refused(String part, String... arguments) {
        String message = assertThrows(
                        InputException.class,
                        () -> ReviewInputs.open(List.of(arguments), InputStream.nullInputStream()))
                .getMessage();
        assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
    }

    private static void assertFailed(Item item, String idEnd, String... parts) {
        Failed failed = assertInstanceOf(Failed.class, item);
        assertTrue(failed.id().endsWith(idEnd), failed.toString());
        for (String part : parts) {
            assertTrue(failed.problem().contains(part), () -> "\"" + part + "\" is not in: " + failed);
        }
        assertTrue(failed.problem().indexOf('\n') < 0, failed.toString());
    }

    private static List<String> texts(List<Item> items) {
        return items.stream()
                .filter(Read.class::isInstance)
                .map(item -> ((Read) item).review().text())
                .toList();
    }

    /** "line\n" for ever. */
    private static final class Endless extends InputStream {
        private static final byte[] LINE = {'l', 'i', 'n', 'e', '\n'};
        private long given;
        private boolean closed;

        @Override
        public int read() {
            return LINE[(int) (given++ % LINE.length)];
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                bytes[i] = (byte) read();
            }
            return length;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
