package sentiment.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads the content of a {@link BinaryFile} whose sum was checked. Not thread-safe. */
public final class BinaryReader implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = BinaryFile.newBuffer();
    private final long contentEnd;
    private long filled;
    private int version;

    BinaryReader(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        contentEnd = channel.size() - BinaryFile.SUM_BYTES;
        buffer.limit(0);
    }

    /** The version of the file's format. */
    public int version() {
        return version;
    }

    public int readInt() throws IOException {
        return next(Integer.BYTES).getInt();
    }

    /** Reads how many entries follow, each at least {@code bytesEach} long; more than the file can hold is damage. */
    public int readCount(long bytesEach) throws IOException {
        int count = readInt();
        if (count < 0 || count > remaining() / bytesEach) {
            throw damaged("announces " + count + " entries, which it cannot hold");
        }
        return count;
    }

    public int[] readInts(int count) throws IOException {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Integer.BYTES).getInt();
        }
        return values;
    }

    public long[] readLongs(int count) throws IOException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Long.BYTES).getLong();
        }
        return values;
    }

    public float[] readFloats(int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(Float.BYTES).getFloat();
        }
        return values;
    }

    public byte[] readBytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int from = 0;
        while (from < count) {
            int length = Math.min(next(1).remaining(), count - from);
            buffer.get(bytes, from, length);
            from += length;
        }
        return bytes;
    }

    public String readString() throws IOException {
        return new String(readBytes(readCount(1)), UTF_8);
    }

    /** What to throw when the content contradicts itself; {@code how} completes the sentence "FILE ...". */
    public InputException damaged(String how) {
        return new InputException(file + " " + how + "; delete it and make it again.");
    }

    void checkHeader(byte[] kind, int oldest, int newest) throws IOException {
        if (contentEnd < BinaryFile.HEADER_BYTES || !Arrays.equals(readBytes(kind.length), kind)) {
            throw damaged("is not a '" + new String(kind, UTF_8).strip() + "' file");
        }
        version = readInt();
        if (version < oldest || version > newest) {
            String readable = oldest == newest ? "" + newest : oldest + " to " + newest;
            throw damaged("has format version " + version + " where this program reads " + readable);
        }
        if (storedSum() != sum()) {
            throw damaged("is damaged (its checksum differs)");
        }
    }

    void checkEnd() throws IOException {
        if (remaining() != 0) {
            throw damaged("holds " + remaining() + " bytes too many");
        }
    }

    private int sum() throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer part = BinaryFile.newBuffer();
        for (long at = 0; at < contentEnd; at += part.limit()) {
            read(part.clear(), at, contentEnd);
            sum.update(part.duplicate());
        }
        return (int) sum.getValue();
    }

    private int storedSum() throws IOException {
        ByteBuffer stored = BinaryFile.newBuffer();
        read(stored, contentEnd, contentEnd + BinaryFile.SUM_BYTES);
        return stored.getInt();
    }

    private long remaining() {
        return contentEnd - filled + buffer.remaining();
    }

    private ByteBuffer next(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            buffer.compact();
            int kept = buffer.position();
            read(buffer, filled, contentEnd);
            filled += buffer.limit() - kept;
            if (buffer.remaining() < bytes) {
                throw damaged("ends too early");
            }
        }
        return buffer;
    }

    /** Fills {@code target} from its position with the file's bytes [at, end), as many as fit, and flips it. */
    private void read(ByteBuffer target, long at, long end) throws IOException {
        target.limit((int) Math.min(target.capacity(), target.position() + end - at));
        long from = at;
        while (target.hasRemaining()) {
            int count = channel.read(target, from);
            if (count < 0) {
                throw damaged("was cut while it was read");
            }
            from += count;
        }
        target.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
