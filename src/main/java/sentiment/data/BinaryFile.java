package sentiment.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file of little-endian numbers: an eight-letter kind, a version, the content, and a CRC-32C of all that precedes it.
 *
 * <p>Writing goes to a temporary name in the same folder and is moved into place, so a reader sees the old file or the
 * new one, never half. Reading checks the sum before the content is parsed. A file of another kind or version, or a
 * damaged one, is an {@link InputException}; a failing disk an {@link UncheckedIOException} that names the file.
 */
public final class BinaryFile {
    static final int KIND_BYTES = 8;
    static final int HEADER_BYTES = KIND_BYTES + Integer.BYTES;
    static final int SUM_BYTES = Integer.BYTES;

    private static final int BUFFER_BYTES = 1 << 18;

    private BinaryFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(BinaryWriter writer) throws IOException;
    }

    /** Makes a value of the content. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(BinaryReader reader) throws IOException;
    }

    /** Writes {@code file}, replacing one that is there; {@code kind} is eight ASCII characters. */
    public static void write(Path file, String kind, int version, Content content) {
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (BinaryWriter writer = new BinaryWriter(temporary)) {
                writer.writeBytes(kindBytes(kind));
                writer.writeInt(version);
                content.writeTo(writer);
                writer.finish();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file + ": " + e, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static <T> T read(Path file, String kind, int version, Parser<T> parser) {
        return read(file, kind, version, version, parser);
    }

    /** Reads any version from the oldest to the newest one; {@link BinaryReader#version()} tells which it is. */
    public static <T> T read(Path file, String kind, int oldest, int newest, Parser<T> parser) {
        try (BinaryReader reader = new BinaryReader(file)) {
            reader.checkHeader(kindBytes(kind), oldest, newest);
            T value = parser.parse(reader);
            reader.checkEnd();
            return value;
        } catch (NoSuchFileException e) {
            throw new InputException(file + " does not exist; name an existing file.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e, e);
        }
    }

    static ByteBuffer newBuffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] kindBytes(String kind) {
        byte[] bytes = kind.getBytes(US_ASCII);
        if (bytes.length != KIND_BYTES) {
            throw new IllegalArgumentException("kind must have " + KIND_BYTES + " characters but is '" + kind + "'");
        }
        return bytes;
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What went wrong before is the news; a temporary file left behind harms nobody.
        }
    }
}
