package sentiment.data.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sentiment.data.InputException;

/**
 * An archive's entries, one after the other. Reading verifies the checksums that the format carries: a file's CRC at
 * the end of its content, a gzip stream's with the last entry.
 */
interface ArchiveReader extends Closeable {
    /**
     * One entry.
     *
     * @param name as the archive spells it
     * @param kind what it makes
     */
    record Entry(String name, Kind kind) {}

    enum Kind {
        FILE,
        FOLDER,
        /** A link, a device, a sparse or encrypted file: nothing that an archive of data needs. */
        SPECIAL
    }

    /** The next entry, or empty after the last one. */
    Optional<Entry> next() throws IOException;

    /** The content of the entry that {@link #next} gave last; the reader closes it. */
    InputStream content() throws IOException;

    /** About how many bytes of the archive have been read. */
    long position();

    /** Opens a {@code .tar.gz} or {@code .zip}, told apart by their first bytes, not by the name. */
    static ArchiveReader open(Path archive, UnpackBudget budget) throws IOException {
        byte[] magic;
        try (InputStream in = Files.newInputStream(archive)) {
            magic = in.readNBytes(4);
        }
        if (magic.length >= 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B) {
            return new TarGzReader(archive, budget);
        }
        if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
            return new ZipReader(archive, budget);
        }
        throw new InputException(
                "%s is neither a .tar.gz nor a .zip archive; fetch the original archive.".formatted(archive));
    }
}
