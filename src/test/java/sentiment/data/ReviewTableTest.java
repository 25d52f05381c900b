package sentiment.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static sentiment.data.Label.NEGATIVE;
import static sentiment.data.Label.POSITIVE;
import static sentiment.data.LabelledReviewsTest.assertRefused;
import static sentiment.data.TestFiles.write;
import static sentiment.data.TestFiles.writeGzip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.tsv", "A.TSV", "a.tsv.gz", "a.csv", "a.csv.gz", "a.jsonl", "a.jsonl.gz"})
    void everyKindOfTableGivesTheSameReviews(String name) throws IOException {
        String text = name.contains("jsonl") ? """
                {"text": "Good, very.", "label": 1, "movie": "tt1"}

                {"label": "Negative", "text": "", "id": "mine", "movie": null, "stars": [1, 2]}
                """ : """
                Movie,Text,stars,LABEL,id
                tt1,Good; very.,3,1,

                ,,2,Negative,mine
                """;
        String content = name.toLowerCase(Locale.ROOT).contains("tsv") ? text.replace(',', '\t') : text;
        Path table =
                name.endsWith(".gz") ? writeGzip(folder.resolve(name), content) : write(folder.resolve(name), content);

        List<Review> reviews = LabelledReviews.test(table);

        int firstRow = name.contains("jsonl") ? 1 : 2;
        String goodText = name.contains("jsonl") ? "Good, very." : "Good; very.";
        assertEquals(
                List.of(
                        new Review(table + ":" + firstRow, goodText, Optional.of(POSITIVE), Optional.of("tt1")),
                        new Review("mine", "", Optional.of(NEGATIVE), Optional.empty())),
                reviews);
    }

    @ParameterizedTest
    @CsvSource({"pos", "POSITIVE", "1", "' Pos '"})
    void positiveHasTheseNames(String label) throws IOException {
        assertEquals(
                Optional.of(POSITIVE),
                train("a.tsv", "label\ttext\n" + label + "\tx\n").get(0).label());
    }

    @Test
    void aTsvWithoutHeaderIsLabelTabText() throws IOException {
        List<Review> reviews = train("a.tsv", "1\tgood \"film\"\r\n0\tit's 'bad\r\n");

        assertEquals(List.of("good \"film\"", "it's 'bad"), texts(reviews));
        assertEquals(folder.resolve("a.tsv") + ":2", reviews.get(1).id());
        assertEquals(Optional.of(NEGATIVE), reviews.get(1).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tsv", "a.csv", "a.jsonl"})
    void aByteOrderMarkAndWindowsLineEndsAreNoText(String name) throws IOException {
        String content = "label,text\r\npos,fine\r\nneg,poor\r\n";
        String jsonl = "{\"label\":\"pos\",\"text\":\"fine\"}\r\n{\"label\":\"neg\",\"text\":\"poor\"}\r\n";
        String table = name.equals("a.jsonl") ? jsonl : name.equals("a.tsv") ? content.replace(',', '\t') : content;

        assertEquals(List.of("fine", "poor"), texts(train(name, "\ufeff" + table)));
    }

    @Test
    void onlyTheNewLineEndsATsvRow() throws IOException {
        String odd = "a\u0085b\rc\u2028d\u000be \u00a0";
        assertEquals(List.of(odd, "next"), texts(train("a.tsv", "text\tlabel\n" + odd + "\tpos\nnext\tneg")));
    }

    @Test
    void aJsonStringMayHoldAnything() throws IOException {
        assertEquals(
                List.of("a\nb\r\"\u0085\ud83d\ude00"),
                texts(train("a.jsonl", "{\"text\":\"a\\nb\\r\\\"\u0085\\ud83d\\ude00\",\"label\":\"pos\"}")));
    }

    @Test
    void aQuotedCsvCellMayHoldCommasQuotesAndLineBreaks() throws IOException {
        List<Review> reviews = train(
                "a.csv",
                "\"text\",label\n\"said \"\"wow\"\", then\r\nleft\r!\",pos\n  padded \u0085 ,neg\n\"\",neg\nplain,pos");

        assertEquals(List.of("said \"wow\", then\r\nleft\r!", "  padded \u0085 ", "", "plain"), texts(reviews));
        assertEquals(folder.resolve("a.csv") + ":5", reviews.get(3).id());
    }

    @Test
    void rowsOfTheSameIdAreAllRead() throws IOException {
        List<Review> reviews = train("a.csv", "id,label,text\n7,pos,a\n7,neg,b\n");
        assertEquals(List.of("7", "7"), reviews.stream().map(Review::id).toList());
        assertEquals(List.of("a", "b"), texts(reviews));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsv", "csv"})
    void refusesAMissingColumnNamingThosePresent(String kind) throws IOException {
        String tab = kind.equals("tsv") ? "\t" : ",";
        refused("a." + kind, "sentence" + tab + "label\nx" + tab + "1\n", "\"text\"", "\"sentence\", \"label\"");
        refused("b." + kind, "text" + tab + "stars\nx" + tab + "1\n", "\"label\"", "\"text\", \"stars\"");
        refused("c." + kind, "text" + tab + "text" + tab + "label\n", "\"text\" twice");
        refused("d." + kind, "", "\"text\"");
    }

    @Test
    void refusesAMissingKeyNamingThosePresent() throws IOException {
        refused(
                "a.jsonl",
                "{\"text\":\"x\",\"label\":1}\n{\"body\":\"x\",\"label\":1}\n",
                "a.jsonl:2",
                "\"text\"",
                "\"body\"");
        refused("b.jsonl", "{\"text\":\"x\"}\n", "b.jsonl:1", "no label");
        refused("c.jsonl", "{\"text\":5,\"label\":1}\n", "c.jsonl:1", "no string");
        refused("d.jsonl", "{\"text\":null,\"label\":1}\n", "d.jsonl:1", "no string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "good", "negativ", "0.5", "true"})
    void refusesAnUnknownLabelNamingFileRowAndValue(String label) throws IOException {
        refused("a.tsv", "label\ttext\npos\tx\n" + label + "\ty\n", "a.tsv:3", "\"" + label + "\"", "pos, neg");
        refused("a.csv", "label,text\npos,x\n" + label + ",y\n", "a.csv:3", "\"" + label + "\"");
        refused("a.jsonl", "{\"text\":\"x\",\"label\":\"" + label + "\"}", "a.jsonl:1", "\"" + label + "\"");
    }

    @Test
    void anUnlabelledRowIsRefused() throws IOException {
        refused("a.csv", "label,text\n,x\n", "a.csv:2", "no label");
    }

    @Test
    void refusesMalformedRowsNamingThem() throws IOException {
        refused("a.jsonl", "{\"text\":\"x\",\"label\":1}\n{\"text\": \"y\n", "a.jsonl:2", "malformed");
        refused("b.jsonl", "[1, 2]\n", "b.jsonl:1", "JSON object");
        refused("c.jsonl", "{\"text\":\"x\",\"label\":1} {}\n", "c.jsonl:1", "malformed");
        refused("a.csv", "label,text\npos,x\npos,\"never closed\nand on\n", "a.csv:3", "malformed");
        refused("b.csv", "label,text\npos,x,y\n", "b.csv:2", "3 cells", "2");
        refused("a.tsv", "label\ttext\npos\n", "a.tsv:2", "1 cells");
    }

    @Test
    void refusesATableWithoutRows() throws IOException {
        refused("a.tsv", "label\ttext\n", "no rows");
        refused("a.csv", "label,text\n", "no rows");
        refused("a.jsonl", "\n\n", "no rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tsv", "a.csv", "a.jsonl"})
    void refusesRowsThatAreNotUtf8(String name) throws IOException {
        String content = "label,text\npos,fine\nneg,caf\u00e9\n";
        String jsonl = "{\"label\":1,\"text\":\"x\"}\n\n{\"label\":1,\"text\":\"caf\u00e9\"}\n";
        String table = name.equals("a.jsonl") ? jsonl : name.equals("a.tsv") ? content.replace(',', '\t') : content;
        write(folder.resolve(name), table.getBytes(ISO_8859_1));

        assertRefused(folder.resolve(name), name, "UTF-8");
    }

    @Test
    void refusesAGzipThatIsNoneOrIsCutShort() throws IOException {
        Path whole = writeGzip(folder.resolve("a.tsv.gz"), "label\ttext\n" + "pos\tsome text\n".repeat(5000));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = write(folder.resolve("cut.tsv.gz"), Arrays.copyOf(bytes, bytes.length - 20));

        assertEquals(5000, LabelledReviews.train(whole).size());
        assertRefused(cut, "cut.tsv.gz:", "cut short");
        assertRefused(write(folder.resolve("plain.tsv.gz"), "label\ttext\npos\tx\n"), "plain.tsv.gz:", "damaged");
    }

    private List<Review> train(String name, String content) throws IOException {
        return LabelledReviews.train(write(folder.resolve(name), content));
    }

    private void refused(String name, String content, String... parts) throws IOException {
        assertRefused(write(folder.resolve(name), content), parts);
    }

    private static List<String> texts(List<Review> reviews) {
        return reviews.stream().map(Review::text).toList();
    }
}
