package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.explain.NegationModel;

class ExplainCommandTest {
    @TempDir
    static Path model;

    @BeforeAll
    static void train() {
        NegationModel.save(model);
    }

    @AfterEach
    void uncoloured() {
        System.clearProperty("sentiment.colours");
    }

    private static Cli explain(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "--model", model.toString()));
        all.addAll(List.of(arguments));
        return Cli.runOn(input, all.toArray(String[]::new));
    }

    @Test
    void withoutATerminalSignsStandForColours() {
        Cli cli = explain("The film is not good\n", "-");

        assertEquals("", cli.err());
        assertEquals(0, cli.exitCode());
        assertTrue(cli.out().startsWith("-:1: neg, P(positive) 0.0"), cli.out());
        assertTrue(cli.out().contains(" [--not] "), cli.out());
        assertTrue(cli.out().lines().anyMatch(line -> line.matches("for neg  -\\d+\\.\\d\\d not.*")), cli.out());
        assertFalse(cli.out().contains("\u001b"), cli.out());
    }

    @Test
    void onATerminalWordsAreColoured() {
        System.setProperty("sentiment.colours", "true");

        Cli cli = explain("The film is not good\n", "-");

        assertTrue(cli.out().contains("\u001b[4;38;5;231;48;5;166mnot\u001b[0m"), cli.out());
        assertFalse(cli.out().contains("[--"), cli.out());
    }

    @Test
    void aTextCannotCommandTheTerminal() {
        System.setProperty("sentiment.colours", "true");

        String out =
                explain("\u001b[2Jgood\u009b1m \u202Egood\u0085 film\n", "-").out();

        assertFalse(out.matches("(?s).*[\\u009b\\u202E\\u0085].*"), out);
        assertFalse(out.contains("\u001b[2J"), out);
    }

    @Test
    void jsonLinesHaveBothMethodsAndTheirPlaces() throws IOException {
        Cli cli = explain(
                "\uD83C\uDFAC<br />The film is great. It is not good.\n\nhardly boring\n",
                "--format",
                "jsonl",
                "--method",
                "gradients",
                "--method",
                "occlusion",
                "-");

        List<String> lines = cli.out().lines().toList();
        assertEquals(3, lines.size(), cli.out());
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        JsonNode film = first.at("/gradients/spans/2");
        assertEquals("film", film.get("text").asText());
        assertEquals(11, film.get("start").asInt(), "the clapper board is one character");
        assertEquals("sentence", first.at("/occlusion/unit").asText());
        assertEquals("It is not good.", first.at("/occlusion/spans/2/text").asText());
        assertTrue(first.at("/occlusion/spans/2/weight").asDouble() < 0);
        assertEquals(
                0,
                new ObjectMapper().readTree(lines.get(1)).at("/gradients/spans").size());
        assertEquals(
                "word",
                new ObjectMapper().readTree(lines.get(2)).at("/occlusion/unit").asText());
    }

    @Test
    void htmlIsOnePageOfAllTexts() {
        Cli cli = explain("not good\nhardly boring\n", "--format", "html", "-");

        assertTrue(cli.out().startsWith("<!DOCTYPE html>"), cli.out());
        assertTrue(cli.out().endsWith("</html>\n"), cli.out());
        assertEquals(2, cli.out().split("<article ", -1).length - 1);
    }

    @Test
    void whatCannotBeReadIsReportedAndTheRestIsExplained(@TempDir Path folder) throws IOException {
        Path broken = Files.write(folder.resolve("a.txt"), new byte[] {(byte) 0xff, 0});
        Path good = Files.writeString(folder.resolve("b.txt"), "good");

        Cli cli = explain("", folder.toString());

        assertEquals(1, cli.exitCode());
        assertTrue(cli.err().startsWith(broken + ": "), cli.err());
        assertTrue(cli.out().startsWith(good + ": pos"), cli.out());
    }

    @Test
    void anUnknownMethodIsWrongUsage() {
        assertEquals(2, explain("", "--method", "tea-leaves", "-").exitCode());
    }
}
