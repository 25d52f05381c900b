package sentiment.data.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import sentiment.data.InputException;

/**
 * A place inside the data folder, so on the same disk, where data stand until they are whole. One process at a time has
 * it; closing it removes what was not published.
 */
final class Staging implements Closeable {
    private static final String LOCK = ".fetch.lock";
    private static final String FOLDER = ".fetch.unpacking";
    private static final String REPLACED = ".fetch.replaced";

    private final Path data;
    private final FileChannel lock;

    private Staging(Path data, FileChannel lock) {
        this.data = data;
        this.lock = lock;
    }

    static Staging in(Path data) throws IOException {
        Files.createDirectories(data);
        Path file = data.resolve(LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new IOException(
                    "Another fetch is at work in %s; wait for it to end, then run again.".formatted(data));
        }
        return new Staging(data, channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** An empty folder to unpack into; what a killed run left there is removed. */
    Path folder() throws IOException {
        Path folder = data.resolve(FOLDER);
        delete(folder);
        return Files.createDirectory(folder);
    }

    /** Refuses to go on where the name exists in the data folder. */
    void requireAbsent(String name) {
        Path target = data.resolve(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(
                    "%s exists already; add --force to replace it, or choose another folder with --data."
                            .formatted(target));
        }
    }

    List<String> staged() throws IOException {
        try (Stream<Path> children = Files.list(data.resolve(FOLDER))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Moves what was staged under the name to its place; what stood there goes only once the new is in. */
    Path publish(String name) throws IOException {
        Path target = data.resolve(name);
        Path replaced = data.resolve(REPLACED);
        delete(replaced);
        boolean replaces = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (replaces) {
            Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(data.resolve(FOLDER).resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(replaced, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        delete(replaced);
        return target;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            delete(data.resolve(FOLDER));
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
