package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, called from a folder that is not the project's. */
@DisabledOnOs(OS.WINDOWS)
class TrainProcessTest {
    private static final List<String> SMALL = List.of("--encoder.hiddenSize=8", "--threads=1");

    @TempDir
    Path folder;

    @Test
    void ctrlCSavesAndResumeCompletesAndTheNextRunTrainsAnew() throws Exception {
        assumeFalse(Interrupts.ignored(), "a shell's background job passes on that it ignores INT");
        Process stopped = start("--epochs=1000");
        BufferedReader out = stopped.inputReader(StandardCharsets.UTF_8);
        String row = out.readLine();
        while (row != null && !row.strip().startsWith("1")) {
            row = out.readLine();
        }
        assertTrue(row != null, "the first epoch was printed\n" + said());
        Process interrupt = new ProcessBuilder("kill", "-INT", Long.toString(stopped.pid())).start();
        assertEquals(0, interrupt.waitFor());
        assertEquals(130, end(stopped), said());
        assertTrue(
                said().contains("Stopped and saved; go on with: sentiment train --out models/sample --resume"), said());
        int done = epochs();

        assertEquals(0, end(start("--resume", "--epochs=" + (done + 2))), said());
        assertEquals(done + 2, epochs());
        String model = Files.readString(folder.resolve("models/sample/model.json"));

        assertEquals(0, end(start("--epochs=1")), said());
        assertEquals(1, epochs());
        assertNotEquals(model, Files.readString(folder.resolve("models/sample/model.json")));
        assertEquals(
                Path.of("data/sample").toAbsolutePath().toString(),
                new ObjectMapper()
                        .readTree(folder.resolve("models/sample/config.json").toFile())
                        .at("/data/path")
                        .asText());
        assertTrue(Files.isDirectory(folder.resolve("data/cache")), "the cache is the caller's too");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx1g",
                "-Dsentiment.home=" + Path.of("").toAbsolutePath(),
                "-Dsentiment.terminal=false",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train"));
        // A resumed training has its configuration already.
        command.addAll(arguments[0].equals("--resume") ? List.of() : SMALL);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    private static int end(Process process) throws Exception {
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {});
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it ended");
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    private int epochs() throws IOException {
        return Files.readAllLines(folder.resolve("models/sample/metrics.jsonl")).size();
    }
}
