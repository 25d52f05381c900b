package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void threeOfFourAreRight() throws IOException {
        table = Files.writeString(
                folder.resolve("four.tsv"), "label\ttext\npos\tgood\npos\tvery good\nneg\tdull\nneg\tno good\n");
    }

    @Test
    void jsonIsOneObjectWithStableKeys() throws IOException {
        Cli cli = Cli.run("evaluate", "--model", "m", "--data", table.toString(), "--json");

        JsonNode json = new ObjectMapper().readTree(cli.out());
        assertEquals(0, cli.exitCode());
        assertEquals(1, cli.out().lines().count());
        assertEquals("m", json.get("model").asText());
        assertEquals(table.toString(), json.get("data").asText());
        assertEquals(4, json.get("n").asInt());
        assertEquals(0.75, json.get("accuracy").asDouble());
        assertEquals(0.8, json.get("f1").asDouble(), 1e-12);
        assertEquals(0.75, json.get("auc").asDouble());
    }

    @Test
    void textNamesModelAndDataAndShowsTheAccuracy() {
        Cli cli = Cli.run("evaluate", "--model", "m", "--data", table.toString());

        assertTrue(cli.out().startsWith("m on " + table + "\n"), cli.out());
        assertTrue(cli.out().contains("accuracy") && cli.out().contains("75.00 %"), cli.out());
    }

    @Test
    void anUnknownLabelIsWrongInput() throws IOException {
        Files.writeString(table, "label\ttext\nmeh\tgood\n");

        Cli cli = Cli.run("evaluate", "--model", "m", "--data", table.toString());

        assertEquals(2, cli.exitCode());
        assertEquals("", cli.out());
        assertTrue(cli.err().contains("meh"), cli.err());
    }

    @Test
    void aReportIsWrittenWhereAsked() throws IOException {
        Path page = folder.resolve("page.html");

        Cli cli = Cli.run("evaluate", "--model", "m", "--data", table.toString(), "--report", page.toString());

        assertEquals(0, cli.exitCode(), cli.err());
        assertTrue(Files.readString(page).contains("75.00 %"));
        assertTrue(Files.exists(folder.resolve("page.json")));
    }
}
