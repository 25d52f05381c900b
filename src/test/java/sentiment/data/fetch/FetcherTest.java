package sentiment.data.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.data.fetch.TestArchives.file;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.data.Sha256;

@Timeout(60)
class FetcherTest {
    private static final ProgressListener NOBODY = (task, done, total) -> {};

    @TempDir
    Path temp;

    private Path data;
    private ScriptedServer server;
    private volatile byte[] served;

    @BeforeEach
    void serve() throws IOException {
        data = temp.resolve("data");
        served = Files.readAllBytes(imdbArchive("served.tar.gz", "new"));
        server = new ScriptedServer(
                (request, out) -> ScriptedServer.serve(request, out, served, "\"a\"", served.length));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fetchesTheOriginalAndKeepsItsArchive() throws IOException {
        Fetcher.Fetched fetched = fetch(imdb(), Optional.empty(), Optional.empty(), false);
        assertEquals(List.of(data.resolve("aclImdb")), fetched.made());
        assertEquals(Optional.of(data.resolve("aclImdb_v1.tar.gz")), fetched.archive());
        assertEquals(2, fetched.files());
        assertEquals(List.of("aclImdb", "aclImdb_v1.tar.gz"), listing());
        assertEquals("new", Files.readString(data.resolve("aclImdb/train/pos/0_9.txt")));
    }

    @Test
    void anArchiveThatIsThereIsNotDownloadedAgain() throws IOException {
        fetch(imdb(), Optional.empty(), Optional.empty(), false);
        delete("aclImdb");
        fetch(imdb(), Optional.empty(), Optional.empty(), false);
        assertEquals(1, server.requests.size());
        assertEquals(List.of("aclImdb", "aclImdb_v1.tar.gz"), listing());
    }

    @Test
    void anotherFileInTheArchivesPlaceIsNotOverwritten() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("aclImdb_v1.tar.gz"), "mine");
        assertThrows(InputException.class, () -> fetch(imdb(), Optional.empty(), Optional.empty(), false));
        assertEquals("mine", Files.readString(data.resolve("aclImdb_v1.tar.gz")));
        fetch(imdb(), Optional.empty(), Optional.empty(), true);
        assertEquals(List.of("aclImdb", "aclImdb_v1.tar.gz"), listing());
    }

    @Test
    void takesALocalArchiveAsItIs() throws IOException {
        Path archive = imdbArchive("half.tar.gz", "half");
        fetch(imdb(), Optional.of(archive.toString()), Optional.empty(), false);
        assertEquals("half", Files.readString(data.resolve("aclImdb/train/pos/0_9.txt")));
        assertEquals(List.of("aclImdb"), listing());
        assertTrue(Files.exists(archive), "the user's archive stays");
        assertEquals(0, server.requests.size());
    }

    @Test
    void takesAMirrorAndKeepsNoArchiveThatNobodyVouchesFor() throws IOException {
        fetch(imdb(), Optional.of(server.uri("/half.tar.gz").toString()), Optional.empty(), false);
        assertEquals(List.of("aclImdb"), listing());
    }

    @Test
    void takesAMirrorWhoseHashTheUserKnows() throws IOException {
        String from = server.uri("/half.tar.gz").toString();
        fetch(imdb(), Optional.of(from), Optional.of(sha256(served).toUpperCase(Locale.ROOT)), false);
        assertEquals(List.of("aclImdb", "half.tar.gz"), listing());
        assertThrows(InputException.class, () -> fetch(imdb(), Optional.of(from), Optional.of("0".repeat(64)), true));
        assertEquals("new", Files.readString(data.resolve("aclImdb/train/pos/0_9.txt")));
    }

    @Test
    void aLocalArchiveWithAnotherHashIsRefused() throws IOException {
        Path archive = imdbArchive("half.tar.gz", "half");
        assertThrows(
                InputException.class,
                () -> fetch(imdb(), Optional.of(archive.toString()), Optional.of("0".repeat(64)), false));
        assertEquals(List.of(), listing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "zz00000000000000000000000000000000000000000000000000000000000000"})
    void whatIsNoHashIsRefused(String sha256) {
        assertThrows(InputException.class, () -> fetch(imdb(), Optional.of("archive"), Optional.of(sha256), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-such-file.zip", ".", "http:///path", "https://", "http://a b/", "ftp://host/a.zip", "nul\0"})
    void aSourceThatCannotBeIsRefused(String from) throws IOException {
        assertThrows(InputException.class, () -> fetch(imdb(), Optional.of(from), Optional.empty(), false));
        assertEquals(List.of(), listing());
    }

    @Test
    void anExistingTargetIsRefusedBeforeAnythingIsAskedFor() throws IOException {
        Files.createDirectories(data.resolve("aclImdb/mine"));
        InputException refusal =
                assertThrows(InputException.class, () -> fetch(imdb(), Optional.empty(), Optional.empty(), false));
        assertTrue(refusal.getMessage().contains("--force"), refusal.getMessage());
        assertEquals(0, server.requests.size());
        assertTrue(Files.exists(data.resolve("aclImdb/mine")));
    }

    @Test
    void anExistingTargetIsNotOverwrittenFromALocalArchive() throws IOException {
        Files.createDirectories(data.resolve("aclImdb/mine"));
        Path archive = imdbArchive("half.tar.gz", "half");
        assertThrows(
                InputException.class, () -> fetch(imdb(), Optional.of(archive.toString()), Optional.empty(), false));
        assertTrue(Files.exists(data.resolve("aclImdb/mine")));
        assertEquals(List.of("aclImdb"), listing());
    }

    @Test
    void forceReplacesTheTargetAsAWhole() throws IOException {
        Files.createDirectories(data.resolve("aclImdb/mine"));
        fetch(imdb(), Optional.empty(), Optional.empty(), true);
        assertFalse(Files.exists(data.resolve("aclImdb/mine")));
        assertEquals("new", Files.readString(data.resolve("aclImdb/train/pos/0_9.txt")));
        assertEquals(List.of("aclImdb", "aclImdb_v1.tar.gz"), listing());
    }

    @Test
    void aFailedReplacementLeavesTheOldTarget() throws IOException {
        fetch(imdb(), Optional.empty(), Optional.empty(), false);
        Path broken = temp.resolve("broken.tar.gz");
        Files.write(broken, Arrays.copyOf(served, served.length / 2));
        assertThrows(InputException.class, () -> fetch(imdb(), Optional.of(broken.toString()), Optional.empty(), true));
        assertEquals("new", Files.readString(data.resolve("aclImdb/train/pos/0_9.txt")));
        assertEquals(List.of("aclImdb", "aclImdb_v1.tar.gz"), listing());
    }

    @Test
    void aBrokenArchiveFromAMirrorLeavesNothing() throws IOException {
        served = Arrays.copyOf(served, served.length / 2);
        String from = server.uri("/half.tar.gz").toString();
        assertThrows(InputException.class, () -> fetch(imdb(), Optional.of(from), Optional.empty(), false));
        assertEquals(List.of(), listing());
    }

    @Test
    void anArchiveOfSomethingElseIsRefused() throws IOException {
        Path archive = TestArchives.tarGz(temp.resolve("a"), List.of(file("aclImdb/readme", "x"), file("other", "y")));
        InputException refusal = assertThrows(
                InputException.class, () -> fetch(imdb(), Optional.of(archive.toString()), Optional.empty(), false));
        assertTrue(refusal.getMessage().contains("aclImdb/train/neg"), refusal.getMessage());
        assertEquals(List.of(), listing());
    }

    @Test
    void whatAKilledRunLeftIsSweptAway() throws IOException {
        Files.createDirectories(data.resolve(".fetch.unpacking/aclImdb/train/pos"));
        Files.writeString(data.resolve(".fetch.unpacking/aclImdb/train/pos/0_9.txt"), "half-wr");
        fetch(imdb(), Optional.empty(), Optional.empty(), false);
        assertEquals("new", Files.readString(data.resolve("aclImdb/train/pos/0_9.txt")));
        assertEquals(List.of("aclImdb", "aclImdb_v1.tar.gz"), listing());
    }

    @Test
    void aSecondFetchIntoTheSameFolderIsTurnedAway() throws IOException {
        Files.createDirectories(data);
        try (FileChannel lock =
                FileChannel.open(data.resolve(".fetch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            IOException failure =
                    assertThrows(IOException.class, () -> fetch(imdb(), Optional.empty(), Optional.empty(), false));
            assertTrue(failure.getMessage().contains("Another fetch"), failure.getMessage());
        }
        fetch(imdb(), Optional.empty(), Optional.empty(), false);
    }

    @Test
    void vectorsAreTakenOutOfTheirFolderAndCheckedAgainstTheirHash() throws IOException {
        Path archive = TestArchives.zip(
                temp.resolve("glove.zip"),
                List.of(
                        file("glove.6B/glove.6B.50d.txt", "the 0.1"),
                        file("glove.6B/glove.6B.100d.txt", "the 0.2"),
                        file("__MACOSX/._glove.6B.50d.txt", "x"),
                        file("readme", "x")));
        Fetcher.Fetched fetched =
                fetch(glove("the 0.1", OptionalInt.empty()), Optional.of(archive.toString()), Optional.empty(), false);
        assertEquals(2, fetched.files());
        assertEquals(List.of("glove.6B.100d.txt", "glove.6B.50d.txt"), listing());

        InputException refusal = assertThrows(
                InputException.class,
                () -> fetch(
                        glove("something else", OptionalInt.empty()),
                        Optional.of(archive.toString()),
                        Optional.empty(),
                        true));
        assertTrue(refusal.getMessage().contains("glove.6B.50d.txt"), refusal.getMessage());
        assertEquals("the 0.1", Files.readString(data.resolve("glove.6B.50d.txt")));
        assertEquals(List.of("glove.6B.100d.txt", "glove.6B.50d.txt"), listing());
    }

    @Test
    void oneDimensionIsTakenBesideAnother() throws IOException {
        Path archive = TestArchives.zip(
                temp.resolve("glove.zip"),
                List.of(file("glove.6B.50d.txt", "the 0.1"), file("glove.6B.100d.txt", "the 0.2")));
        Optional<String> from = Optional.of(archive.toString());
        fetch(glove("the 0.1", OptionalInt.of(50)), from, Optional.empty(), false);
        assertEquals(List.of("glove.6B.50d.txt"), listing());
        fetch(glove("the 0.1", OptionalInt.of(100)), from, Optional.empty(), false);
        assertEquals(List.of("glove.6B.100d.txt", "glove.6B.50d.txt"), listing());
        InputException refusal = assertThrows(
                InputException.class,
                () -> fetch(glove("the 0.1", OptionalInt.of(300)), from, Optional.empty(), false));
        assertTrue(refusal.getMessage().contains("300d"), refusal.getMessage());
    }

    private Fetcher.Fetched fetch(Dataset dataset, Optional<String> from, Optional<String> sha256, boolean force)
            throws IOException {
        Downloader downloader =
                new Downloader(new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), 2, Duration.ofMillis(1)));
        return new Fetcher(downloader, NOBODY).fetch(new Fetcher.Request(dataset, data, from, sha256, force));
    }

    private Dataset imdb() {
        return new ImdbDataset(new Original(server.uri("/x/aclImdb_v1.tar.gz"), served.length, sha256(served)));
    }

    private static Dataset glove(String content50d, OptionalInt dimension) {
        return new GloveDataset(
                new Original(URI.create("http://127.0.0.1:1/glove.zip"), 1, "0".repeat(64)),
                Map.of("glove.6B.50d.txt", sha256(content50d.getBytes(StandardCharsets.UTF_8))),
                dimension);
    }

    private Path imdbArchive(String name, String review) throws IOException {
        return TestArchives.tarGz(
                temp.resolve(name),
                List.of(file("aclImdb/train/pos/0_9.txt", review), file("aclImdb/train/neg/0_1.txt", "bad")));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    private void delete(String name) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a user sees in the data folder; the lock is not part of it. */
    private List<String> listing() throws IOException {
        if (!Files.exists(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".fetch.lock"))
                    .sorted()
                    .toList();
        }
    }
}
