package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.explain.NegationModel;
import sentiment.model.ModelDirectory;

class BundledModelTest {
    private static final Path SHIPPED = Path.of("models", "imdb");
    private static final long MOST_BYTES = 15_000_000;

    @TempDir
    Path home;

    @AfterEach
    void forgetHome() {
        System.clearProperty("sentiment.home");
    }

    @Test
    void withoutAModelTheOneInTheProgramsFolderIsTaken() {
        NegationModel.save(home.resolve("models/imdb"));
        System.setProperty("sentiment.home", home.toString());

        Cli info = Cli.runLoading(ModelLoader.SAVED, "", "info");
        Cli classify = Cli.runLoading(ModelLoader.SAVED, "not good\n", "classify", "-");
        Cli explain = Cli.runOn("not good\n", "explain", "-");

        assertTrue(info.out().startsWith(home.resolve("models/imdb") + "\n"), info.out());
        assertTrue(classify.out().startsWith("neg\t0.0"), classify.out() + classify.err());
        assertTrue(explain.out().startsWith("-:1: neg"), explain.out() + explain.err());
    }

    @Test
    void aMissingModelIsWrongInput() {
        System.setProperty("sentiment.home", home.toString());

        Cli cli = Cli.runOn("good\n", "classify", "-");

        assertEquals(2, cli.exitCode());
        assertEquals(
                "sentiment: The model that comes with the program, " + home.resolve("models/imdb")
                        + ", is missing; copy that folder again, or name another with --model."
                        + System.lineSeparator(),
                cli.err());
    }

    @Test
    void trainingDoesNotWriteOverIt() throws IOException {
        NegationModel.save(home.resolve("imdb"));
        byte[] before = Files.readAllBytes(home.resolve("imdb/weights.bin"));

        Cli cli = Cli.run("train", "--out", home.resolve("imdb").toString());

        assertEquals(2, cli.exitCode());
        assertTrue(cli.err().contains("already holds a training"), cli.err());
        assertEquals(List.of(before.length), List.of(Files.readAllBytes(home.resolve("imdb/weights.bin")).length));
    }

    /** On a fresh checkout: {@code cat reviews | ./sentiment classify -}, called from anywhere. */
    @Test
    void theModelThatIsShippedTellsPraiseFromBlame() throws Exception {
        assumeTrue(Files.isDirectory(SHIPPED), "models/imdb is not there");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Xmx1g",
                        "-Dsentiment.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "classify",
                        "-")
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(("One of the best films I have seen, moving, funny and beautifully acted.\n"
                            + "A complete waste of time: boring, badly written and poorly acted.\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertEquals(0, process.waitFor());
        assertTrue(lines.get(0).matches("pos\t0\\.9\\d+\t-:1|pos\t1\\.0+\t-:1"), lines.toString());
        assertTrue(lines.get(1).matches("neg\t0\\.0\\d+\t-:2"), lines.toString());
    }

    @Test
    void theModelThatIsShippedHasACardAndIsSmallEnoughForARepository() {
        assumeTrue(Files.isDirectory(SHIPPED), "models/imdb is not there");

        assertTrue(Files.isRegularFile(SHIPPED.resolve("README.md")), "its model card");
        assertTrue(ModelDirectory.size(SHIPPED) <= MOST_BYTES, ModelDirectory.size(SHIPPED) + " bytes");
    }
}
