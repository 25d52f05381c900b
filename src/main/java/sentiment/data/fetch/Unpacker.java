package sentiment.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sentiment.data.InputException;

/**
 * Unpacks {@code .tar.gz} and {@code .zip} archives that nobody vouches for. An archive is refused as a whole if any of
 * its entries leaves the folder, is a link or a device, or if it passes the limits.
 */
final class Unpacker {
    /**
     * What came out.
     *
     * @param files how many files
     * @param bytes how many bytes in them
     */
    record Unpacked(long files, long bytes) {}

    private static final int BUFFER = 1 << 16;
    private static final int ENTRIES_A_TICK = 256;
    private static final long BYTES_A_TICK = 1 << 22;

    private final Path archive;
    private final Path folder;
    private final Function<String, Optional<String>> placement;
    private final ProgressListener listener;
    private final Set<Path> folders = new HashSet<>();
    private final long archiveBytes;
    private final byte[] buffer = new byte[BUFFER];
    private long files;
    private long bytes;
    private long reported;

    /**
     * @param folder an existing, empty folder
     * @param placement gives the path below {@code folder} of a file's path in the archive; empty skips the file
     */
    Unpacker(Path archive, Path folder, Function<String, Optional<String>> placement, ProgressListener listener)
            throws IOException {
        this.archive = archive;
        this.archiveBytes = Files.size(archive);
        this.folder = folder;
        this.placement = placement;
        this.listener = listener;
    }

    /**
     * Unpacks the archive into the folder.
     *
     * @throws InputException if the archive is damaged or refused
     * @throws IOException if a file cannot be written
     */
    Unpacked unpack(UnpackLimits limits) throws IOException {
        UnpackBudget budget = new UnpackBudget(limits, archive, archiveBytes);
        try (ArchiveReader reader = read(() -> ArchiveReader.open(archive, budget))) {
            Optional<ArchiveReader.Entry> entry = read(reader::next);
            for (long entries = 1; entry.isPresent(); entries++) {
                budget.entry();
                unpack(entry.get(), reader, budget);
                if (entries % ENTRIES_A_TICK == 0) {
                    listener.progress("Unpacking", reader.position(), archiveBytes);
                }
                entry = read(reader::next);
            }
        }
        listener.progress("Unpacking", archiveBytes, archiveBytes);
        return new Unpacked(files, bytes);
    }

    private void unpack(ArchiveReader.Entry entry, ArchiveReader reader, UnpackBudget budget) throws IOException {
        String name = EntryName.safe(entry.name())
                .orElseThrow(() -> refused(entry.name(), "would leave the folder it is unpacked into"));
        if (entry.kind() == ArchiveReader.Kind.SPECIAL) {
            throw refused(entry.name(), "is a link, a device, sparse or encrypted");
        }
        if (entry.kind() == ArchiveReader.Kind.FILE) {
            Optional<String> place = placement.apply(name);
            if (place.isPresent()) {
                write(entry.name(), place.get(), reader, budget);
            }
        }
    }

    private void write(String name, String place, ArchiveReader reader, UnpackBudget budget) throws IOException {
        InputStream in = read(reader::content);
        try (OutputStream out = create(folder.resolve(place))) {
            for (int n = read(() -> in.read(buffer)); n >= 0; n = read(() -> in.read(buffer))) {
                budget.content(n);
                out.write(buffer, 0, n);
                bytes += n;
                if (bytes - reported >= BYTES_A_TICK) {
                    reported = bytes;
                    listener.progress("Unpacking", reader.position(), archiveBytes);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw refused(name, "stands there twice");
        } catch (InvalidPathException e) {
            throw refused(name, "has a name that this system cannot write");
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written: %s; make room or choose another folder, then run again."
                            .formatted(folder.resolve(place), e.getMessage()),
                    e);
        }
        files++;
    }

    private OutputStream create(Path file) throws IOException {
        if (folders.add(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Something read from the archive; what goes wrong is the archive's fault, not the disk's. */
    private <T> T read(Source<T> source) {
        try {
            return source.get();
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "%s is cut short or damaged (%s); fetch it again.".formatted(archive, e.getMessage()), e);
        }
    }

    private InputException refused(String entry, String why) {
        return new InputException("%s: entry '%s' %s, so nothing was unpacked; fetch the original archive."
                .formatted(archive, entry, why));
    }

    @FunctionalInterface
    private interface Source<T> {
        T get() throws IOException;
    }
}
