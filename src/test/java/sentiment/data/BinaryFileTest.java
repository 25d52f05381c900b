package sentiment.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryFileTest {
    private static final String KIND = "TESTFILE";

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAcrossBufferBorders() {
        Path file = folder.resolve("numbers.bin");
        Random random = new Random(7);
        int[] ints = random.ints(200_001).toArray();
        float[] floats = new float[100_003];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = random.nextFloat() - 0.5f;
        }
        String text = "caf\u00e9 \uD83D\uDE00".repeat(50_000);
        BinaryFile.write(file, KIND, 3, out -> {
            out.writeInt(ints.length);
            out.writeInts(ints);
            out.writeString(text);
            out.writeString("");
            out.writeFloats(floats);
        });
        BinaryFile.read(file, KIND, 3, in -> {
            assertArrayEquals(ints, in.readInts(in.readCount(Integer.BYTES)));
            assertEquals(text, in.readString());
            assertEquals("", in.readString());
            assertArrayEquals(floats, in.readFloats(floats.length));
            return null;
        });
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        Path file = folder.resolve("small.bin");
        BinaryFile.write(file, KIND, 1, out -> out.writeInts(new int[] {1, 2, 3}));
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            Files.write(file, changed);
            assertThrows(InputException.class, () -> readThree(file), "byte " + i);
        }
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        Path file = folder.resolve("cut.bin");
        BinaryFile.write(file, KIND, 1, out -> out.writeInts(new int[] {1, 2, 3}));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(InputException.class, () -> readThree(file), "cut to " + length);
        }
    }

    @Test
    void anotherVersionIsRefusedByNumber() {
        Path file = folder.resolve("version.bin");
        BinaryFile.write(file, KIND, 2, out -> {});
        String message =
                assertThrows(InputException.class, () -> readThree(file)).getMessage();
        assertTrue(message.contains(file + " has format version 2 where this program reads 1"), message);
    }

    @Test
    void contentLeftOverIsRefused() {
        Path file = folder.resolve("long.bin");
        BinaryFile.write(file, KIND, 1, out -> out.writeInts(new int[] {1, 2, 3, 4}));
        String message =
                assertThrows(InputException.class, () -> readThree(file)).getMessage();
        assertTrue(message.contains("holds 4 bytes too many"), message);
    }

    @Test
    void aCountThatTheFileCannotHoldIsRefusedBeforeMemoryIsTaken() {
        Path file = folder.resolve("count.bin");
        BinaryFile.write(file, KIND, 1, out -> out.writeInt(Integer.MAX_VALUE));
        assertThrows(
                InputException.class,
                () -> BinaryFile.read(file, KIND, 1, in -> in.readInts(in.readCount(Integer.BYTES))));
    }

    @Test
    void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("kept.bin");
        BinaryFile.write(file, KIND, 1, out -> out.writeInts(new int[] {1, 2, 3}));
        assertThrows(
                UncheckedIOException.class,
                () -> BinaryFile.write(file, KIND, 1, out -> {
                    out.writeInt(9);
                    throw new IOException("disk full");
                }));
        assertArrayEquals(new int[] {1, 2, 3}, readThree(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.collect(Collectors.toList()));
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("nowhere.bin");
        assertTrue(assertThrows(InputException.class, () -> readThree(file))
                .getMessage()
                .startsWith(file + " does not exist"));
    }

    private static int[] readThree(Path file) {
        return BinaryFile.read(file, KIND, 1, in -> in.readInts(3));
    }
}
