package sentiment.data.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes archives, the ill-meant ones too that usual tools refuse to write. */
final class TestArchives {
    /** An entry; {@code flag} is a tar type flag, {@code mode} a Unix mode. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares items
    record Item(String name, byte[] content, byte flag, int mode, String link) {}

    private TestArchives() {}

    static Item file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Item file(String name, byte[] content) {
        return new Item(name, content, TarConstants.LF_NORMAL, 0100644, "");
    }

    static Item symbolicLink(String name, String to) {
        return new Item(name, to.getBytes(StandardCharsets.UTF_8), TarConstants.LF_SYMLINK, 0120777, to);
    }

    static Item hardLink(String name, String to) {
        return new Item(name, new byte[0], TarConstants.LF_LINK, 0100644, to);
    }

    static Item pipe(String name) {
        return new Item(name, new byte[0], TarConstants.LF_FIFO, 0010644, "");
    }

    static Item folder(String name) {
        return new Item(name + "/", new byte[0], TarConstants.LF_DIR, 0040755, "");
    }

    static Path tarGz(Path path, List<Item> items) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Item item : items) {
                TarArchiveEntry entry = new TarArchiveEntry(item.name, item.flag, true);
                boolean hasContent = item.flag == TarConstants.LF_NORMAL;
                entry.setSize(hasContent ? item.content.length : 0);
                entry.setMode(item.mode);
                entry.setLinkName(item.link);
                tar.putArchiveEntry(entry);
                if (hasContent) {
                    tar.write(item.content);
                }
                tar.closeArchiveEntry();
            }
        }
        return path;
    }

    static Path zip(Path path, List<Item> items) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path.toFile())) {
            for (Item item : items) {
                ZipArchiveEntry entry = new ZipArchiveEntry(item.name);
                entry.setUnixMode(item.mode);
                zip.putArchiveEntry(entry);
                zip.write(item.content);
                zip.closeArchiveEntry();
            }
        }
        return path;
    }

    /** A zip whose single file is stored uncompressed, so that a test can spoil its bytes in place. */
    static Path storedZip(Path path, String name, byte[] content) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path.toFile())) {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setMethod(ZipArchiveEntry.STORED);
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            entry.setSize(content.length);
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return path;
    }
}
