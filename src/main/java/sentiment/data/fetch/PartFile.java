package sentiment.data.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Properties;
import sentiment.data.Sha256;

/**
 * A download on its way: {@code NAME.part}, and beside it {@code NAME.part.properties} with the URL, the length and the
 * validator (strong ETag or Last-Modified) of what the server sent. Bytes are trusted for a resume only with a
 * validator, since without one nobody can tell whether the server still holds the same file. Thread-safe.
 */
final class PartFile implements Closeable {
    private final Path target;
    private final Path part;
    private final Path sidecar;
    private final URI uri;
    private final FileChannel channel;
    private MessageDigest digest = Sha256.digest();
    private long length;
    private long total = -1;
    private Optional<String> validator = Optional.empty();

    private PartFile(Path target, URI uri) throws IOException {
        this.target = target;
        this.uri = uri;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.sidecar = target.resolveSibling(target.getFileName() + ".part.properties");
        this.channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Opens the part file of a target; what an earlier run left is kept if it can be resumed, else dropped. */
    static PartFile open(Path target, URI uri) throws IOException {
        PartFile file = new PartFile(target, uri);
        try {
            file.resumeOrClear();
            return file;
        } catch (IOException e) {
            file.channel.close();
            throw e;
        }
    }

    private synchronized void resumeOrClear() throws IOException {
        Properties saved = new Properties();
        if (Files.exists(sidecar)) {
            try (Reader in = Files.newBufferedReader(sidecar)) {
                saved.load(in);
            } catch (IllegalArgumentException | CharacterCodingException e) {
                saved.clear();
            }
        }
        long size = channel.size();
        String savedTotal = saved.getProperty("total", "");
        total = savedTotal.matches("\\d{1,18}") ? Long.parseLong(savedTotal) : -1;
        validator = Optional.ofNullable(saved.getProperty("validator"));
        boolean trusted = uri.toString().equals(saved.getProperty("url"))
                && validator.isPresent()
                && size > 0
                && (total < 0 || size <= total);
        if (!trusted) {
            clear();
            return;
        }
        // A whole part file asks for its last byte again: an empty range is an error to every server.
        length = size == total ? size - 1 : size;
        channel.truncate(length).position(0);
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        while (channel.read(buffer) >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
        }
    }

    Path path() {
        return part;
    }

    synchronized long length() {
        return length;
    }

    synchronized long total() {
        return total;
    }

    synchronized Optional<String> validator() {
        return validator;
    }

    synchronized String sha256() throws IOException {
        try {
            return Sha256.hex((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            return Sha256.of(part);
        }
    }

    /** Empties the file and notes what is going to fill it. */
    synchronized void begin(Optional<String> newValidator, long newTotal) throws IOException {
        clear();
        validator = newValidator;
        total = newTotal;
        if (newValidator.isPresent()) {
            Properties state = new Properties();
            state.setProperty("url", uri.toString());
            state.setProperty("validator", newValidator.get());
            state.setProperty("total", Long.toString(newTotal));
            try (Writer out = Files.newBufferedWriter(sidecar)) {
                state.store(out, null);
            }
        }
    }

    synchronized void clear() throws IOException {
        channel.truncate(0).position(0);
        Files.deleteIfExists(sidecar);
        digest = Sha256.digest();
        length = 0;
        total = -1;
        validator = Optional.empty();
    }

    synchronized void append(ByteBuffer bytes) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            length += channel.write(bytes);
        }
    }

    /** Makes the finished download visible under its final name. */
    synchronized void publish() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(sidecar);
    }

    /** Drops the bytes: they are not what was asked for. */
    synchronized void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
        Files.deleteIfExists(sidecar);
    }

    /** Closes the file; bytes that no later run could resume are deleted. */
    @Override
    public synchronized void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            if (validator.isEmpty() || length == 0) {
                discard();
            }
        }
    }
}
