package sentiment.data.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a {@code .zip} by its central directory, and checks each file's CRC and length, which commons-compress leaves out. */
final class ZipReader implements ArchiveReader {
    private final ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;
    private final UnpackBudget budget;
    private ZipArchiveEntry entry;
    private Content content;
    private long before;

    ZipReader(Path archive, UnpackBudget budget) throws IOException {
        this.zip = ZipFile.builder().setPath(archive).get();
        this.entries = Collections.list(zip.getEntriesInPhysicalOrder()).iterator();
        this.budget = budget;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        closeContent();
        if (entry != null) {
            before += entry.getCompressedSize();
        }
        if (!entries.hasNext()) {
            return Optional.empty();
        }
        entry = entries.next();
        return Optional.of(new Entry(entry.getName(), kind()));
    }

    private Kind kind() {
        int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        if (!zip.canReadEntryData(entry) || entry.getGeneralPurposeBit().usesEncryption()) {
            return Kind.SPECIAL;
        }
        if (type != 0 && type != UnixStat.DIR_FLAG && type != UnixStat.FILE_FLAG) {
            return Kind.SPECIAL;
        }
        return entry.isDirectory() ? Kind.FOLDER : Kind.FILE;
    }

    @Override
    public InputStream content() throws IOException {
        content = new Content(zip.getInputStream(entry));
        return content;
    }

    @Override
    public long position() {
        double share = content == null || entry.getSize() <= 0 ? 0 : (double) content.length / entry.getSize();
        return before + (entry == null ? 0 : (long) (Math.min(share, 1) * entry.getCompressedSize()));
    }

    private void closeContent() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeContent();
        zip.close();
    }

    private final class Content extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private long length;

        Content(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int wanted) throws IOException {
            int n = super.read(bytes, offset, wanted);
            if (n > 0) {
                crc.update(bytes, offset, n);
                length += n;
                budget.unpacked(n);
            } else if (n < 0 && (length != entry.getSize() || crc.getValue() != entry.getCrc())) {
                throw new IOException("the checksum of " + entry.getName() + " is wrong");
            }
            return n;
        }
    }
}
