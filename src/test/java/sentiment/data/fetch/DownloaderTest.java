package sentiment.data.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;
import sentiment.data.Sha256;

@Timeout(60)
class DownloaderTest {
    private static final byte[] FILE = bytes(1, 400_000);
    private static final byte[] OTHER = bytes(2, 400_000);
    private static final int HALF = FILE.length / 2;
    private static final Expected NOTHING = new Expected(OptionalLong.empty(), Optional.empty());
    private static final ProgressListener NOBODY = (task, done, total) -> {};

    @TempDir
    Path folder;

    private ScriptedServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void bringsTheWholeFileAndLeavesNothingBeside() throws IOException {
        serve((request, out) -> ScriptedServer.serve(request, out, FILE, "\"a\"", FILE.length));
        List<Long> heard = new ArrayList<>();
        downloader(1).download(uri(), target(), known(FILE), (task, done, total) -> {
            heard.add(done);
            assertTrue(total == -1 || total == FILE.length, "total " + total);
        });
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertEquals(List.of("file"), listing());
        assertEquals(FILE.length, heard.get(heard.size() - 1));
    }

    @Test
    void resumesWhereTheConnectionWasCut() throws IOException {
        serve((request, out) ->
                ScriptedServer.serve(request, out, FILE, "\"a\"", request.number() == 1 ? HALF : FILE.length));
        downloader(3).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertEquals(2, server.requests.size());
        assertEquals(Optional.of("\"a\""), server.requests.get(1).header("if-range"));
        assertTrue(server.requests.get(1).from() > 0, "asked for the rest only");
    }

    @Test
    void aLaterRunResumesWhatAnEarlierOneLeft() throws IOException {
        serve((request, out) ->
                ScriptedServer.serve(request, out, FILE, "\"a\"", request.number() == 1 ? HALF : FILE.length));
        assertThrows(IOException.class, () -> downloader(1).download(uri(), target(), known(FILE), NOBODY));
        assertEquals(List.of("file.part", "file.part.properties"), listing());
        downloader(1).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertEquals(List.of("file"), listing());
        assertTrue(server.requests.get(1).from() > 0, "asked for the rest only");
    }

    @Test
    void finishesOverAServerThatCutsEveryTimeAsLongAsItMovesOn() throws IOException {
        serve((request, out) -> ScriptedServer.serve(request, out, FILE, "\"a\"", 100_000));
        downloader(2).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @Test
    void givesUpOnAServerThatNeverMovesOn() throws IOException {
        serve((request, out) -> ScriptedServer.serve(request, out, FILE, "\"a\"", 0));
        IOException failure =
                assertThrows(IOException.class, () -> downloader(3).download(uri(), target(), known(FILE), NOBODY));
        assertEquals(3, server.requests.size());
        assertTrue(failure.getMessage().startsWith(uri().toString()), failure.getMessage());
        assertEquals(List.of(), listing());
    }

    @Test
    void bytesWithoutValidatorAreNotKeptForALaterRun() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: " + FILE.length);
            out.write(FILE, 0, HALF);
        });
        assertThrows(IOException.class, () -> downloader(2).download(uri(), target(), known(FILE), NOBODY));
        assertEquals(Optional.empty(), server.requests.get(1).header("range"));
        assertEquals(List.of(), listing());
    }

    @Test
    void aServerThatIgnoresTheRangeStartsOver() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "ETag: \"a\"", "Content-Length: " + FILE.length);
            out.write(FILE, 0, request.number() == 1 ? HALF : FILE.length);
        });
        downloader(3).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertTrue(server.requests.get(1).from() > 0, "a range was asked for");
    }

    @Test
    void aFileThatChangesBetweenAttemptsIsFetchedAnew() throws IOException {
        serve((request, out) -> {
            if (request.number() == 1) {
                ScriptedServer.serve(request, out, FILE, "\"a\"", HALF);
            } else {
                ScriptedServer.serve(request, out, OTHER, "\"b\"", OTHER.length);
            }
        });
        downloader(3).download(uri(), target(), NOTHING, NOBODY);
        assertArrayEquals(OTHER, Files.readAllBytes(target()));
    }

    @Test
    void aServerThatResumesAnotherFileIsNotBelieved() throws IOException {
        serve((request, out) -> {
            if (request.number() == 1) {
                ScriptedServer.serve(request, out, FILE, "\"a\"", HALF);
            } else if (request.header("range").isPresent()) {
                int from = request.from();
                ScriptedServer.head(
                        out,
                        206,
                        "ETag: \"b\"",
                        "Content-Length: " + (OTHER.length - from),
                        "Content-Range: bytes " + from + "-" + (OTHER.length - 1) + "/" + OTHER.length);
                out.write(OTHER, from, OTHER.length - from);
            } else {
                ScriptedServer.serve(request, out, OTHER, "\"b\"", OTHER.length);
            }
        });
        downloader(4).download(uri(), target(), NOTHING, NOBODY);
        assertArrayEquals(OTHER, Files.readAllBytes(target()));
    }

    @Test
    void aServerThatResumesElsewhereIsNotBelieved() throws IOException {
        serve((request, out) -> {
            if (request.header("range").isPresent()) {
                ScriptedServer.head(
                        out,
                        206,
                        "ETag: \"a\"",
                        "Content-Length: " + FILE.length,
                        "Content-Range: bytes 0-" + (FILE.length - 1) + "/" + FILE.length);
                out.write(FILE);
            } else {
                ScriptedServer.serve(request, out, FILE, "\"a\"", request.number() == 1 ? HALF : FILE.length);
            }
        });
        downloader(4).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @Test
    void aServerThatRefusesTheRangeIsAskedForTheWhole() throws IOException {
        serve((request, out) -> {
            if (request.header("range").isPresent()) {
                ScriptedServer.head(out, 416, "Content-Length: 0");
            } else {
                ScriptedServer.serve(request, out, FILE, "\"a\"", request.number() == 1 ? HALF : FILE.length);
            }
        });
        downloader(4).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @Test
    void aLengthLongerThanTheFileFails() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: " + 2 * FILE.length);
            out.write(FILE);
        });
        assertThrows(IOException.class, () -> downloader(2).download(uri(), target(), NOTHING, NOBODY));
        assertEquals(List.of(), listing());
    }

    @Test
    void aLengthOtherThanThePublishedOneIsRefusedBeforeTheDownload() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "ETag: \"a\"", "Content-Length: " + HALF);
            out.write(FILE);
        });
        InputException refusal =
                assertThrows(InputException.class, () -> downloader(3).download(uri(), target(), known(FILE), NOBODY));
        assertTrue(refusal.getMessage().contains("200000 bytes"), refusal.getMessage());
        assertEquals(1, server.requests.size());
        assertEquals(List.of(), listing());
    }

    @Test
    void aFileCutShortByItsOwnLengthHasTheWrongHash() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "ETag: \"a\"", "Content-Length: " + HALF);
            out.write(FILE);
        });
        assertThrows(InputException.class, () -> downloader(3).download(uri(), target(), hashOf(FILE), NOBODY));
        assertEquals(List.of(), listing());
    }

    @Test
    void wrongBytesAreDeleted() throws IOException {
        serve((request, out) -> ScriptedServer.serve(request, out, OTHER, "\"a\"", OTHER.length));
        InputException refusal =
                assertThrows(InputException.class, () -> downloader(3).download(uri(), target(), known(FILE), NOBODY));
        assertTrue(refusal.getMessage().contains(hashOf(FILE).sha256().get()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(hashOf(OTHER).sha256().get()), refusal.getMessage());
        assertEquals(1, server.requests.size());
        assertEquals(List.of(), listing());
    }

    @Test
    void aFileWithoutEndIsCutOff() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "ETag: \"a\"");
            while (true) {
                out.write(FILE);
            }
        });
        assertThrows(InputException.class, () -> downloader(3).download(uri(), target(), known(FILE), NOBODY));
        assertEquals(List.of(), listing());
    }

    @Test
    void aCutIsSeenWithoutAnyLengthFromTheServer() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200);
            out.write(FILE, 0, request.number() == 1 ? HALF : FILE.length);
        });
        downloader(3).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @Test
    void chunkedTransferIsUnderstood() throws IOException {
        serve((request, out) -> {
            ScriptedServer.head(out, 200, "Transfer-Encoding: chunked");
            out.write((Integer.toHexString(FILE.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(FILE);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        });
        downloader(1).download(uri(), target(), NOTHING, NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @Test
    void aStalledBodyIsAskedForAgain() throws IOException {
        serve((request, out) -> {
            ScriptedServer.serve(request, out, FILE, "\"a\"", request.number() == 1 ? HALF : FILE.length);
            if (request.number() == 1) {
                server.stall();
            }
        });
        impatient(3).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertTrue(server.requests.get(1).from() > 0, "asked for the rest only");
    }

    @Test
    void aServerThatNeverAnswersFails() throws IOException {
        serve((request, out) -> server.stall());
        IOException failure =
                assertThrows(IOException.class, () -> impatient(2).download(uri(), target(), NOTHING, NOBODY));
        assertTrue(failure.getMessage().contains("no byte came"), failure.getMessage());
        assertEquals(2, server.requests.size());
        assertEquals(List.of(), listing());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aFinalAnswerIsNotAskedForTwice(int status) throws IOException {
        serve((request, out) -> ScriptedServer.head(out, status, "Content-Length: 0"));
        IOException failure =
                assertThrows(IOException.class, () -> downloader(5).download(uri(), target(), NOTHING, NOBODY));
        assertTrue(failure.getMessage().contains(String.valueOf(status)), failure.getMessage());
        assertEquals(1, server.requests.size());
        assertEquals(List.of(), listing());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aPassingTroubleIsWaitedFor(int status) throws IOException {
        serve((request, out) -> {
            if (request.number() < 3) {
                ScriptedServer.head(out, status, "Content-Length: 4");
                out.write("busy".getBytes(StandardCharsets.US_ASCII));
            } else {
                ScriptedServer.serve(request, out, FILE, "\"a\"", FILE.length);
            }
        });
        downloader(3).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @Test
    void aTroubleThatDoesNotPassFails() throws IOException {
        serve((request, out) -> ScriptedServer.head(out, 503, "Content-Length: 0"));
        IOException failure =
                assertThrows(IOException.class, () -> downloader(3).download(uri(), target(), NOTHING, NOBODY));
        assertTrue(failure.getMessage().contains("503"), failure.getMessage());
        assertEquals(3, server.requests.size());
    }

    @Test
    void redirectsAreFollowedInAResumeToo() throws IOException {
        serve((request, out) -> {
            if (request.path().equals("/file")) {
                ScriptedServer.head(out, 302, "Location: /moved", "Content-Length: 0");
            } else {
                ScriptedServer.serve(request, out, FILE, "\"a\"", request.number() == 2 ? HALF : FILE.length);
            }
        });
        downloader(3).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertTrue(server.requests.get(3).from() > 0, "asked for the rest only");
    }

    @Test
    void whatCameFromAnotherUrlIsNotResumed() throws IOException {
        serve((request, out) -> {
            byte[] file = request.path().equals("/other") ? OTHER : FILE;
            ScriptedServer.serve(request, out, file, "\"a\"", request.number() == 1 ? HALF : file.length);
        });
        assertThrows(IOException.class, () -> downloader(1).download(server.uri("/other"), target(), NOTHING, NOBODY));
        downloader(1).download(uri(), target(), NOTHING, NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish \\u00zz", "url=http://x\nvalidator=\"a\"\ntotal=-7"})
    void aPartFileOfUnknownOriginIsDropped(String sidecar) throws IOException {
        Files.write(folder.resolve("file.part"), OTHER);
        Files.writeString(folder.resolve("file.part.properties"), sidecar);
        serve((request, out) -> ScriptedServer.serve(request, out, FILE, "\"a\"", FILE.length));
        downloader(1).download(uri(), target(), NOTHING, NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertEquals(List.of("file"), listing());
    }

    @Test
    void aPartFileThatWasWholeAlreadyIsFinished() throws IOException {
        serve((request, out) -> ScriptedServer.serve(request, out, FILE, "\"a\"", FILE.length));
        Files.write(folder.resolve("file.part"), FILE);
        Files.writeString(
                folder.resolve("file.part.properties"),
                "url=%s\nvalidator=\"a\"\ntotal=%d\n".formatted(uri(), FILE.length));
        downloader(1).download(uri(), target(), known(FILE), NOBODY);
        assertArrayEquals(FILE, Files.readAllBytes(target()));
        assertEquals(FILE.length - 1, server.requests.get(0).from());
    }

    @Test
    void nobodyAtTheOtherEndFails() throws IOException {
        serve((request, out) -> {});
        URI uri = uri();
        server.close();
        IOException failure =
                assertThrows(IOException.class, () -> downloader(2).download(uri, target(), NOTHING, NOBODY));
        assertTrue(failure.getMessage().contains("no connection"), failure.getMessage());
        assertEquals(List.of(), listing());
    }

    private void serve(ScriptedServer.Answer answer) throws IOException {
        server = new ScriptedServer(answer);
    }

    private static Downloader downloader(int attempts) {
        return new Downloader(
                new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), attempts, Duration.ofMillis(1)));
    }

    private static Downloader impatient(int attempts) {
        return new Downloader(
                new Patience(Duration.ofSeconds(20), Duration.ofMillis(500), attempts, Duration.ofMillis(1)));
    }

    private URI uri() {
        return server.uri("/file");
    }

    private Path target() {
        return folder.resolve("file");
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Expected known(byte[] file) {
        return new Expected(OptionalLong.of(file.length), hashOf(file).sha256());
    }

    private static Expected hashOf(byte[] file) {
        return new Expected(
                OptionalLong.empty(),
                Optional.of(HexFormat.of().formatHex(Sha256.digest().digest(file))));
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
