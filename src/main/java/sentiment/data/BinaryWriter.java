package sentiment.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes the content of a {@link BinaryFile}. Not thread-safe. */
public final class BinaryWriter implements Closeable {
    private final FileChannel channel;
    private final ByteBuffer buffer = BinaryFile.newBuffer();
    private final CRC32C sum = new CRC32C();

    BinaryWriter(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    public void writeInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    /** Writes the values without their number. */
    public void writeInts(int[] values) throws IOException {
        for (int value : values) {
            room(Integer.BYTES).putInt(value);
        }
    }

    /** Writes the values without their number. */
    public void writeFloats(float[] values) throws IOException {
        for (float value : values) {
            room(Float.BYTES).putFloat(value);
        }
    }

    /** Writes the values without their number. */
    public void writeLongs(long[] values) throws IOException {
        for (long value : values) {
            room(Long.BYTES).putLong(value);
        }
    }

    /** Writes the bytes without their number. */
    public void writeBytes(byte[] bytes) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            int length = Math.min(room(1).remaining(), bytes.length - from);
            buffer.put(bytes, from, length);
            from += length;
        }
    }

    /** Writes the length in bytes, then UTF-8. */
    public void writeString(String value) throws IOException {
        byte[] bytes = value.getBytes(UTF_8);
        writeInt(bytes.length);
        writeBytes(bytes);
    }

    void finish() throws IOException {
        flush();
        buffer.putInt((int) sum.getValue());
        flush();
        channel.force(true);
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
