package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import sentiment.data.InputException;

class FetchCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<Exception> thrown = new AtomicReference<>();

    @Test
    void saysWhatWasMadeAndLeadsOnToTraining() throws IOException {
        Path reviews = zip("reviews.zip", "aclImdb/train/pos/0_9.txt", "aclImdb/train/neg/0_1.txt");
        Path vectors = zip("vectors.zip", "glove.6B.300d.txt");
        Path data = temp.resolve("my data");

        assertEquals(0, run("imdb", "--data", data.toString(), "--from", reviews.toString()));
        assertEquals(
                "Made " + data.resolve("aclImdb") + " (2 files, 0.0 MB).",
                out.toString().lines().toList().get(0));
        assertTrue(out.toString().contains("Next: ./sentiment fetch glove --data '" + data + "'"), out.toString());

        assertEquals(0, run("glove", "--data", data.toString(), "--from", vectors.toString(), "--dimension", "300"));
        assertTrue(
                out.toString()
                        .contains("Next: ./sentiment train --data '" + data.resolve("aclImdb") + "' --embeddings '"
                                + data.resolve("glove.6B.300d.txt") + "' --embeddings.dimension=300"),
                out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void theCommandItLeadsToResolvesToTheVectorsAndTheirDimension() throws IOException {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("aclImdb"));
        Path vectors = zip("vectors.zip", "glove.6B.300d.txt");
        assertEquals(0, run("glove", "--data", data.toString(), "--from", vectors.toString(), "--dimension", "300"));
        String next = out.toString()
                .lines()
                .filter(line -> line.startsWith("Next: "))
                .findFirst()
                .orElseThrow();
        String[] command = next.replace("Next: ./sentiment ", "").split(" ");

        Cli cli = Cli.run(
                Stream.concat(Stream.of(command), Stream.of("--print-config")).toArray(String[]::new));

        assertEquals(0, cli.exitCode(), cli.err());
        JsonNode embeddings = new ObjectMapper().readTree(cli.out()).path("embeddings");
        assertEquals(300, embeddings.path("dimension").asInt());
        assertEquals(
                data.resolve("glove.6B.300d.txt").toString(),
                embeddings.path("path").asText());
    }

    @Test
    void badInputReachesTheCallerAsSuch() throws IOException {
        Path noArchive = Files.writeString(temp.resolve("a.tar.gz"), "no archive");
        run("imdb", "--data", temp.resolve("data").toString(), "--from", noArchive.toString());
        assertInstanceOf(InputException.class, thrown.get());
        assertEquals("", out.toString());
    }

    @Test
    void anUnknownDimensionIsBadInput() {
        run("glove", "--data", temp.toString(), "--dimension", "60");
        assertInstanceOf(InputException.class, thrown.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wikipedia", "imdb --dimension 50", "glove --dimension wide", "imdb --from", "imdb extra"})
    void wrongUsageIsRefused(String arguments) {
        assertEquals(2, run(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
        assertEquals("", out.toString());
    }

    private int run(String... arguments) {
        return new CommandLine(new FetchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    thrown.set(exception);
                    return 1;
                })
                .execute(arguments);
    }

    private Path zip(String name, String... entries) throws IOException {
        Path archive = temp.resolve(name);
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("good".getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }
}
