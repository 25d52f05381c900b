package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.explain.NegationModel;

class QuantizeCommandTest {
    @TempDir
    Path folder;

    private String model;
    private String small;

    @BeforeEach
    void train() {
        model = folder.resolve("model").toString();
        small = folder.resolve("small").toString();
        NegationModel.save(Path.of(model));
    }

    @Test
    void sizeAndAccuracyArePrintedBeforeAndAfter() throws IOException {
        Path data = Files.writeString(
                folder.resolve("data.tsv"),
                "label\ttext\npos\tgood film\nneg\tboring film\nneg\tnot good\npos\thardly boring\n");

        Cli cli = Cli.run("quantize", "--model", model, "--out", small, "--data", data.toString());

        assertEquals("", cli.err());
        assertEquals(0, cli.exitCode());
        String[] lines = cli.out().split("\\R");
        assertTrue(lines[0].matches(" +before +after"), cli.out());
        assertTrue(lines[1].matches("size +\\d\\.\\d\\d MB +\\d\\.\\d\\d MB"), cli.out());
        assertTrue(lines[2].matches("accuracy +100\\.00 % +100\\.00 %"), cli.out());
        assertTrue(lines[3].matches("log loss +0\\.\\d{4} +0\\.\\d{4}"), cli.out());
        assertEquals("0 of 4 labels changed", lines[4]);
    }

    @Test
    void theCopyIsUsedLikeAnyModel() {
        assertEquals(0, Cli.run("quantize", "--model", model, "--out", small).exitCode());

        assertTrue(
                Cli.runOn("not good\n", "explain", "--model", small, "-").out().startsWith("-:1: neg"));
        Cli again = Cli.run(
                "quantize", "--model", small, "--out", folder.resolve("x").toString());
        assertEquals(2, again.exitCode());
        assertEquals(
                "sentiment: " + small + " is quantised already; quantise the model that it was made from."
                        + System.lineSeparator(),
                again.err());
    }
}
