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
        JsonNode curve = json.get("reliability");
        assertEquals(8, curve.size());
        assertEquals(0.5, curve.get(0).get("lower").asDouble());
        assertEquals(0, curve.get(0).get("n").asInt());
        assertTrue(curve.get(0).get("accuracy").isNull());
        assertEquals(1, curve.get(7).get("upper").asDouble());
        assertEquals(4, curve.get(7).get("n").asInt());
        assertEquals(0.75, curve.get(7).get("accuracy").asDouble());
        assertEquals(0.97984, curve.get(7).get("confidence").asDouble(), 1e-5);
    }

    @Test
    void textNamesModelAndDataAndShowsTheAccuracy() {
        Cli cli = Cli.run("evaluate", "--model", "m", "--data", table.toString());

        assertTrue(cli.out().startsWith("m on " + table + "\n"), cli.out());
        assertTrue(cli.out().contains("accuracy") && cli.out().contains("75.00 %"), cli.out());
        assertTrue(cli.out().endsWith("93.33 % to 100.00 %        4    97.98 %    75.00 %\n"), cli.out());
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
