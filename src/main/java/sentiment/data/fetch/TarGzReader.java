package sentiment.data.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads a {@code .tar.gz} as a stream. */
final class TarGzReader implements ArchiveReader {
    private static final int BUFFER = 1 << 16;

    private final Counting file;
    private final InputStream gunzipped;
    private final TarArchiveInputStream tar;

    TarGzReader(Path archive, UnpackBudget budget) throws IOException {
        file = new Counting(Files.newInputStream(archive), n -> {});
        try {
            gunzipped = new Counting(new GZIPInputStream(file, BUFFER), budget::unpacked);
            tar = new TarArchiveInputStream(gunzipped, "UTF-8");
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Optional<Entry> next() throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
            // The gzip checksum stands behind the padding that tar readers stop at.
            gunzipped.transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        }
        return Optional.of(new Entry(entry.getName(), kind(entry)));
    }

    private static Kind kind(TarArchiveEntry entry) {
        byte flag = entry.getLinkFlag();
        if (entry.isSparse()) {
            return Kind.SPECIAL;
        }
        if (flag == TarConstants.LF_DIR) {
            return Kind.FOLDER;
        }
        if (flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM) {
            return entry.isDirectory() ? Kind.FOLDER : Kind.FILE;
        }
        return Kind.SPECIAL;
    }

    @Override
    public InputStream content() {
        return tar;
    }

    @Override
    public long position() {
        return file.count;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** Tells how many bytes each read brought. */
    private static final class Counting extends FilterInputStream {
        private final LongConsumer listener;
        private long count;

        Counting(InputStream in, LongConsumer listener) {
            super(in);
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            add(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            add(Math.max(n, 0));
            return n;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long n = super.skip(wanted);
            add(n);
            return n;
        }

        private void add(long n) {
            count += n;
            listener.accept(n);
        }
    }
}
