package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.model.TextClassifier;

class ClassifyCommandTest {
    private static final String INPUT = "a good film\nBäd 🎬\n\n";

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void textIsLabelProbabilityAndId() {
        Cli cli = Cli.runOn(INPUT, "classify", "--model", "m", "-");

        assertEquals("pos\t0.9731\t-:1\nneg\t0.0000\t-:2\npos\t0.5000\t-:3\n", cli.out());
        assertEquals("", cli.err());
        assertEquals(0, cli.exitCode());
    }

    @Test
    void csvHasAHeaderAndQuotesWhatNeedsIt() throws IOException {
        write("a, \"b\".txt", "good");
        write("plain name that is rather long.txt", "dull");

        Cli cli = Cli.run("classify", "--model", "m", "--format", "csv", folder.toString());

        String parent = folder.toString().replace('\\', '/');
        assertEquals(
                "id,label,probability\n"
                        + "\"" + parent + "/a, \"\"b\"\".txt\",pos,0.973124\n"
                        + parent + "/plain name that is rather long.txt,neg,0.000000\n",
                cli.out());
    }

    @Test
    void jsonlIsAnObjectALine() {
        Cli cli = Cli.runOn(INPUT, "classify", "--model", "m", "--format", "jsonl", "-");

        assertEquals("""
                {"id":"-:1","label":"pos","probability":0.973124}
                {"id":"-:2","label":"neg","probability":0.000000}
                {"id":"-:3","label":"pos","probability":0.500000}
                """, cli.out());
    }

    @Test
    void belowTheAskedProbabilityAReviewIsUncertainInEveryFormat() {
        String[] classify = {"classify", "--model", "m", "--abstain-below", "0.98", "--format", "text", "-"};

        assertEquals(
                "uncertain\t0.9731\t-:1\nneg\t0.0000\t-:2\nuncertain\t0.5000\t-:3\n",
                Cli.runOn(INPUT, classify).out());
        classify[6] = "csv";
        assertEquals(
                "id,label,probability\n-:1,uncertain,0.973124\n-:2,neg,0.000000\n-:3,uncertain,0.500000\n",
                Cli.runOn(INPUT, classify).out());
        classify[6] = "jsonl";
        assertEquals("""
                {"id":"-:1","label":"uncertain","probability":0.973124}
                {"id":"-:2","label":"neg","probability":0.000000}
                {"id":"-:3","label":"uncertain","probability":0.500000}
                """, Cli.runOn(INPUT, classify).out());
    }

    @Test
    void uncertainReviewsAreCounted() {
        String out = folder.resolve("out.txt").toString();

        Cli cli = Cli.runOn(INPUT, "classify", "--model", "m", "--abstain-below", "0.6", "--out", out, "-");

        assertEquals("3 classified: 1 pos, 1 neg, 1 uncertain." + System.lineSeparator(), cli.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.49", "1", "-1", "NaN", "half"})
    void aProbabilityThatIsNoneIsWrongUsage(String value) {
        Cli cli = Cli.runOn(INPUT, "classify", "--model", "m", "--abstain-below", value, "-");

        assertEquals(2, cli.exitCode());
        assertEquals("", cli.out());
        assertTrue(cli.err().contains("--abstain-below") && cli.err().contains("from 0.5 to below 1"), cli.err());
    }

    @Test
    void idsStayUnicodeInEveryFormat() throws IOException {
        Path file = write("Düsseldorf 映画 🎬.txt", "good");

        for (String format : List.of("text", "csv", "jsonl")) {
            Cli cli = Cli.run("classify", "--model", "m", "--format", format, file.toString());
            assertTrue(cli.out().contains("Düsseldorf 映画 🎬.txt"), cli.out());
        }
    }

    @Test
    void anUnreadableFileIsReportedAndTheRestGoesOn() throws IOException {
        Path good = write("good.txt", "good");
        Path broken = Files.write(folder.resolve("broken.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path bad = write("bad.txt", "bad");

        Cli cli = Cli.run("classify", "--model", "m", good.toString(), broken.toString(), bad.toString());

        assertEquals(1, cli.exitCode());
        assertEquals("pos\t0.9731\t" + good + "\nneg\t0.0000\t" + bad + "\n", cli.out());
        List<String> said = cli.err().lines().toList();
        assertEquals(2, said.size(), cli.err());
        assertTrue(said.get(0).startsWith(broken + ": "), cli.err());
        assertEquals("2 classified: 1 pos, 1 neg; 1 could not be read.", said.get(1));
    }

    @Test
    void jsonlKeepsALineForWhatCannotBeRead() throws IOException {
        Path table =
                write("t.jsonl", "{\"id\":\"x\",\"text\":\"good\"}\n{\"nonsense\":1}\n{\"id\":\"z\",\"text\":\"\"}\n");

        Cli cli = Cli.run("classify", "--model", "m", "--format", "jsonl", table.toString());

        List<String> lines = cli.out().lines().toList();
        assertEquals("{\"id\":\"x\",\"label\":\"pos\",\"probability\":0.973124}", lines.get(0));
        assertTrue(lines.get(1).matches("\\{\"id\":\".*t\\.jsonl:2\",\"error\":\".+\"}"), lines.get(1));
        assertEquals("{\"id\":\"z\",\"label\":\"pos\",\"probability\":0.500000}", lines.get(2));
        assertEquals(1, cli.exitCode());
    }

    @Test
    void theOrderIsKeptOverManyChunks() {
        String input = IntStream.range(0, 3000)
                .mapToObj(i -> (i % 7 == 0 ? "good " : "bad ") + i + "\n")
                .collect(Collectors.joining());

        Cli cli = Cli.runOn(input, "classify", "--model", "m", "-");

        assertEquals(
                IntStream.range(0, 3000)
                        .mapToObj(i -> (i % 7 == 0 ? "pos\t0.9731\t-:" : "neg\t0.0000\t-:") + (i + 1) + "\n")
                        .collect(Collectors.joining()),
                cli.out());
    }

    @Test
    void noReviewsOnStandardInputIsAnEmptyResult() {
        Cli cli = Cli.run("classify", "--model", "m", "--format", "csv", "-");

        assertEquals("id,label,probability\n", cli.out());
        assertEquals(0, cli.exitCode());
    }

    @Test
    void aMissingPathIsRefusedBeforeAnythingIsClassified() throws IOException {
        Path good = write("good.txt", "good");

        Cli cli = Cli.run("classify", "--model", "m", good.toString(), "no/such.txt");

        assertEquals(2, cli.exitCode());
        assertEquals("", cli.out());
        assertTrue(cli.err().contains("no/such.txt"), cli.err());
    }

    @Test
    void outIsReplacedByTheCompleteResult() throws IOException {
        Path out = write("out.csv", "older");

        Cli cli = Cli.runOn(INPUT, "classify", "--model", "m", "--format", "csv", "--out", out.toString(), "-");

        assertEquals("", cli.out());
        assertEquals("3 classified: 2 pos, 1 neg." + System.lineSeparator(), cli.err());
        assertEquals(
                "id,label,probability\n-:1,pos,0.973124\n-:2,neg,0.000000\n-:3,pos,0.500000\n", Files.readString(out));
        assertEquals(List.of("out.csv"), names());
    }

    @Test
    void aFailureLeavesAnOlderOutAsItWas() throws IOException {
        Path out = write("out.csv", "older");

        TextClassifier broken = texts -> {
            throw new IllegalStateException("broken");
        };

        Cli cli = Cli.runWith(broken, INPUT, "classify", "--model", "m", "--out", out.toString(), "-");

        assertEquals(1, cli.exitCode());
        assertEquals("older", Files.readString(out));
        assertEquals(List.of("out.csv"), names());
    }

    @Test
    void outBehindALinkReplacesTheFileAndKeepsTheLink() throws IOException {
        Path target = write("target.txt", "older");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);

        Cli.runOn("good\n", "classify", "--model", "m", "--out", link.toString(), "-");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("pos\t0.9731\t-:1\n", Files.readString(target));
    }

    @Test
    void outMustBeAFileInAFolderThatExists() {
        Cli missing = Cli.runOn(
                "",
                "classify",
                "--model",
                "m",
                "--out",
                folder.resolve("no/out.txt").toString(),
                "-");
        Cli isFolder = Cli.runOn("", "classify", "--model", "m", "--out", folder.toString(), "-");

        assertEquals(2, missing.exitCode());
        assertTrue(missing.err().contains("create " + folder.resolve("no") + " first"), missing.err());
        assertFalse(Files.exists(folder.resolve("no")));
        assertEquals(2, isFolder.exitCode());
        assertTrue(isFolder.err().contains("is a folder"), isFolder.err());
    }
}
