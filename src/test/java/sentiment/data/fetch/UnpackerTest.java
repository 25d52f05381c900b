package sentiment.data.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.data.fetch.TestArchives.file;
import static sentiment.data.fetch.TestArchives.folder;
import static sentiment.data.fetch.TestArchives.hardLink;
import static sentiment.data.fetch.TestArchives.pipe;
import static sentiment.data.fetch.TestArchives.symbolicLink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.data.InputException;

class UnpackerTest {
    private static final UnpackLimits LIMITS = new UnpackLimits(1_000, 100 << 20, 200 << 20, 50);

    enum Format {
        TAR_GZ,
        ZIP;

        Path write(Path path, TestArchives.Item... items) throws IOException {
            return this == TAR_GZ ? TestArchives.tarGz(path, List.of(items)) : TestArchives.zip(path, List.of(items));
        }
    }

    @TempDir
    Path temp;

    private Path target;

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectories(temp.resolve("outer/target"));
    }

    @ParameterizedTest
    @EnumSource
    void unpacksFilesOfAnyDepth(Format format) throws IOException {
        Path archive = format.write(
                temp.resolve("a"),
                folder("a"),
                file("a/one.txt", "1"),
                file("./a/b/two.txt", "zwei \u00e9 \u0085"),
                file("empty", ""));
        Unpacker.Unpacked unpacked = unpack(archive, LIMITS);
        assertEquals(List.of("a/b/two.txt", "a/one.txt", "empty"), listing());
        assertEquals("zwei \u00e9 \u0085", Files.readString(target.resolve("a/b/two.txt")));
        assertEquals(3, unpacked.files());
        assertEquals(1 + "zwei \u00e9 \u0085".getBytes(StandardCharsets.UTF_8).length, unpacked.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void keepsOnlyWhatIsPlaced(Format format) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("x/keep", "k"), file("x/leave", "l"));
        new Unpacker(
                        archive,
                        target,
                        name -> name.endsWith("keep") ? Optional.of("kept") : Optional.empty(),
                        (task, done, total) -> {})
                .unpack(LIMITS);
        assertEquals(List.of("kept"), listing());
    }

    @ParameterizedTest
    @EnumSource
    void progressEndsAtTheWholeArchive(Format format) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("noise", noise(9 << 20)), file("two", "2"));
        List<Long> heard = new ArrayList<>();
        new Unpacker(archive, target, Optional::of, (task, done, total) -> heard.add(done)).unpack(LIMITS);
        assertTrue(heard.size() > 2, "heard " + heard);
        assertEquals(heard.stream().sorted().toList(), heard);
        assertEquals(Files.size(archive), heard.get(heard.size() - 1));
    }

    static Stream<Object[]> hostile() {
        List<TestArchives.Item> items = List.of(
                file("../escaped", "x"),
                file("a/../../escaped", "x"),
                file("/absolute", "x"),
                file("C:/windows", "x"),
                file("..\\escaped", "x"),
                file("a\\..\\..\\escaped", "x"),
                file("file:stream", "x"),
                file("bell\u0007", "x"),
                folder("../outside"),
                symbolicLink("link", "/etc/passwd"),
                symbolicLink("a/link", ".."),
                pipe("pipe"));
        return items.stream()
                .flatMap(item -> Arrays.stream(Format.values()).map(format -> new Object[] {format, item}));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesEntriesThatReachOutsideTheFolder(Format format, TestArchives.Item item) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("good", "g"), item, file("later", "l"));
        InputException refusal = assertThrows(InputException.class, () -> unpack(archive, LIMITS));
        assertTrue(refusal.getMessage().contains(archive.toString()), refusal.getMessage());
        assertFalse(Files.exists(target.resolve("later")));
        try (Stream<Path> outer = Files.list(temp.resolve("outer"))) {
            assertEquals(List.of(target), outer.toList());
        }
    }

    @Test
    void refusesHardLinks() throws IOException {
        Path archive = TestArchives.tarGz(temp.resolve("a"), List.of(file("good", "g"), hardLink("link", "good")));
        InputException refusal = assertThrows(InputException.class, () -> unpack(archive, LIMITS));
        assertTrue(refusal.getMessage().contains("'link'"), refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheSameFileTwice(Format format) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("a", "1"), file("./a", "2"));
        assertThrows(InputException.class, () -> unpack(archive, LIMITS));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFileWhereAFolderIsNeeded(Format format) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("a", "1"), file("a/b", "2"));
        assertThrows(InputException.class, () -> unpack(archive, LIMITS));
    }

    @ParameterizedTest
    @EnumSource
    void refusesABombByItsRatio(Format format) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("zeros", new byte[40 << 20]));
        InputException refusal = assertThrows(InputException.class, () -> unpack(archive, LIMITS));
        assertTrue(refusal.getMessage().contains("50 times"), refusal.getMessage());
    }

    @Test
    void refusesABombInAFileThatNobodyKeeps() throws IOException {
        Path archive = TestArchives.tarGz(temp.resolve("a"), List.of(file("zeros", new byte[40 << 20])));
        Unpacker unpacker = new Unpacker(archive, target, name -> Optional.empty(), (task, done, total) -> {});
        assertThrows(InputException.class, () -> unpacker.unpack(LIMITS));
    }

    @ParameterizedTest
    @EnumSource
    void refusesTooMuchOfAnything(Format format) throws IOException {
        Path archive = format.write(
                temp.resolve("a"),
                IntStream.range(0, 20)
                        .mapToObj(i -> file("f" + i, noise(1_000)))
                        .toArray(TestArchives.Item[]::new));
        assertRefused(archive, new UnpackLimits(19, 1_000, 1 << 20, 50), "19 entries");
        assertRefused(archive, new UnpackLimits(20, 999, 1 << 20, 50), "a file of more than 999");
        assertRefused(archive, new UnpackLimits(20, 1_000, 19_999, 50), "more than 19999 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void smallFilesThatPackWellAreNoBomb(Format format) throws IOException {
        Path archive = format.write(temp.resolve("a"), file("zeros", new byte[1 << 20]));
        assertEquals(1, unpack(archive, LIMITS).files());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99999})
    void aTruncatedArchiveIsRefused(double share) throws IOException {
        for (Format format : Format.values()) {
            Path archive =
                    format.write(temp.resolve("a" + format), file("one", noise(50_000)), file("two", noise(50_000)));
            byte[] bytes = Files.readAllBytes(archive);
            Files.write(archive, Arrays.copyOf(bytes, (int) (bytes.length * share)));
            InputException refusal = assertThrows(
                    InputException.class,
                    () -> new Unpacker(
                                    archive,
                                    Files.createDirectory(temp.resolve("t" + format)),
                                    Optional::of,
                                    (t, d, n) -> {})
                            .unpack(LIMITS));
            assertTrue(refusal.getMessage().contains(archive.toString()), refusal.getMessage());
        }
    }

    @Test
    void aSpoiltGzipChecksumIsSeen() throws IOException {
        Path archive = TestArchives.tarGz(temp.resolve("a"), List.of(file("one", "1")));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length - 6] ^= 1;
        Files.write(archive, bytes);
        assertThrows(InputException.class, () -> unpack(archive, LIMITS));
    }

    @Test
    void aSpoiltByteInAStoredZipIsSeen() throws IOException {
        Path archive = TestArchives.storedZip(temp.resolve("a"), "one", noise(1_000));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[500] ^= 1;
        Files.write(archive, bytes);
        InputException refusal = assertThrows(InputException.class, () -> unpack(archive, LIMITS));
        assertTrue(refusal.getMessage().contains("checksum of one"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "hello, this is text", "<html>404</html>"})
    void whatIsNoArchiveIsRefused(String content) throws IOException {
        Path archive = Files.writeString(temp.resolve("a.tar.gz"), content);
        assertRefused(archive, LIMITS, "neither a .tar.gz nor a .zip");
    }

    @Test
    void gzippedTextIsNoTar() throws IOException {
        Path archive = temp.resolve("a.tar.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(archive))) {
            gzip.write("text ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
        assertThrows(InputException.class, () -> unpack(archive, LIMITS));
    }

    private void assertRefused(Path archive, UnpackLimits limits, String why) throws IOException {
        Path folder = Files.createTempDirectory(temp, "t");
        Unpacker unpacker = new Unpacker(archive, folder, Optional::of, (task, done, total) -> {});
        InputException refusal = assertThrows(InputException.class, () -> unpacker.unpack(limits));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private Unpacker.Unpacked unpack(Path archive, UnpackLimits limits) throws IOException {
        return new Unpacker(archive, target, Optional::of, (task, done, total) -> {}).unpack(limits);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> target.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
