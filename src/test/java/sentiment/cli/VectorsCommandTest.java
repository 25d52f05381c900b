package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorsCommandTest {
    @TempDir
    Path folder;

    @Test
    void trainTakesTheFileBesideAnother() throws IOException {
        Path out = folder.resolve("new/own.8d.txt");

        Cli learned = vectors("--data", "data/sample", "--out", out.toString(), "--dimension", "8");

        assertEquals(0, learned.exitCode(), learned.err());
        List<String> lines = learned.out().lines().toList();
        assertTrue(
                lines.get(0).startsWith(out + ": ")
                        && lines.get(0).contains(" words, 8 values each, from 400 reviews, "),
                lines.get(0));
        assertTrue(lines.get(1).matches("Learned 1 epochs in .* s: .* tokens/s on 1 threads\\."), lines.get(1));
        Cli trained = Cli.run(
                "train",
                "--embeddings",
                "data/sample/vectors.25d.txt," + out,
                "--embeddings.dimension=33",
                "--encoder.hiddenSize=8",
                "--epochs=1",
                "--cache",
                folder.resolve("cache").toString(),
                "--out",
                folder.resolve("model").toString());
        assertEquals(0, trained.exitCode(), trained.err());
        assertTrue(trained.out().contains("data/sample/vectors.25d.txt," + out + ": vectors for "), trained.out());
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        Path a = folder.resolve("a.txt");
        Path b = folder.resolve("b.txt");
        assertEquals(
                0,
                vectors("--data", "data/sample", "--out", a.toString(), "--seed=3")
                        .exitCode());
        assertEquals(
                0,
                vectors("--data", "data/sample", "--out", b.toString(), "--seed=3")
                        .exitCode());
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
    }

    @Test
    void reviewsThatStandInTestAreLeftOutAndCounted() throws IOException {
        for (String name :
                List.of("train/pos/1_9.txt", "train/unsup/1_0.txt", "train/neg/1_1.txt", "test/pos/1_9.txt")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name.contains("pos") ? "seen seen" : "film film show show");
        }
        Files.createDirectories(folder.resolve("test/neg"));
        Path out = folder.resolve("v.txt");

        Cli cli = vectors("--data", folder.toString(), "--out", out.toString(), "--min-count=1");

        assertEquals(0, cli.exitCode(), cli.err());
        assertTrue(
                cli.out().contains("2 words, 100 values each, from 2 reviews (1 left out: in test), 8 tokens"),
                cli.out());
        assertFalse(Files.readString(out).contains("seen"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            --data no/such --out v.txt => no/such: no such folder or file
            --data data/sample/test --out v.txt => data/sample/test: every text stands in the test part
            --data data/sample --out src => src is a folder; name a file to write with --out.
            --data data/sample --out v.txt --min-count=100000 => Fewer than two words occur 100000 times
            --data data/sample --out v.txt --dimension=0 => --dimension must be from 1 to 10000 but is 0.
            --data data/sample --out v.txt --min-count=0 => --min-count must be at least 1 but is 0.
            --data data/sample --out v.txt --subsample=2 => --subsample must be from 0 to 1 but is 2.0.
            --data data/sample => Missing required option: '--out=FILE'
            """)
    void whatCannotBeDoneIsOneSentenceAndExitCodeTwo(String arguments, String sentence) {
        Cli cli = vectors(arguments.split(" "));

        assertEquals(2, cli.exitCode(), cli.err());
        assertEquals("", cli.out());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertFalse(Files.exists(Path.of("v.txt")));
    }

    private static Cli vectors(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "vectors";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = "--epochs=1";
        return Cli.run(all);
    }
}
