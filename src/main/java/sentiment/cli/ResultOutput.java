package sentiment.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import sentiment.data.InputException;

/** Where a verb's results go, in UTF-8. Complete only after {@link #commit}. */
abstract class ResultOutput implements Closeable {
    private final OutputStream out;

    private ResultOutput(OutputStream out) {
        this.out = out;
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hands on what was written so far. */
    void flush() throws IOException {
        out.flush();
    }

    abstract void commit() throws IOException;

    /** Results on a stream that stays open. */
    static ResultOutput to(OutputStream stream) {
        return new ResultOutput(stream) {
            @Override
            void commit() throws IOException {
                flush();
            }

            @Override
            public void close() {}
        };
    }

    /**
     * Results in a file. They are written beside it under another name and moved at the end, so a reader sees the
     * older file or the complete new one. What is no regular file, such as a pipe, is written directly.
     *
     * @throws InputException if the folder does not exist or {@code file} is a folder
     */
    static ResultOutput to(Path file) throws IOException {
        // Through a link, so that the link stays one.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new InputException("--out " + file + " is a folder: name a file in it.");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new InputException("--out " + file + " lies in a folder that does not exist: create "
                    + target.getParent() + " first.");
        }
        // Below /dev stand other names of open files, of standard output for one, which must not be replaced.
        boolean isSpecial = (Files.exists(target) && !Files.isRegularFile(target))
                || file.toAbsolutePath().startsWith("/dev");
        return isSpecial ? direct(target) : moved(target);
    }

    private static ResultOutput direct(Path target) throws IOException {
        OutputStream stream =
                buffered(Files.newOutputStream(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND), target);
        return new ResultOutput(stream) {
            @Override
            void commit() throws IOException {
                flush();
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    private static ResultOutput moved(Path target) throws IOException {
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        // Ctrl-C ends the process without close().
        part.toFile().deleteOnExit();
        return new ResultOutput(buffered(Channels.newOutputStream(channel), target)) {
            @Override
            void commit() throws IOException {
                flush();
                channel.force(true);
                channel.close();
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }

            @Override
            public void close() throws IOException {
                channel.close();
                Files.deleteIfExists(part);
            }
        };
    }

    private static OutputStream buffered(OutputStream stream, Path target) {
        return new BufferedOutputStream(new NamedOutput(stream, target.toString()), 1 << 16);
    }
}
