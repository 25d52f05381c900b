package sentiment.embedding;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import sentiment.data.InputException;

/**
 * A file of vectors, opened: plain text, {@code .gz}, or an entry of a {@code .zip}.
 *
 * <p>Of a zip with several {@code .txt} or {@code .vec} entries the one whose name ends in {@code .100d.txt} is taken
 * when the dimension is 100; {@code ARCHIVE.zip!ENTRY} names one outright.
 */
final class VectorFile implements Closeable {
    private static final String ENTRY_MARK = ".zip!";
    private static final int GZIP_BUFFER_BYTES = 1 << 16;

    private final String name;
    private final InputStream stream;

    private VectorFile(String name, InputStream stream) {
        this.name = name;
        this.stream = stream;
    }

    static VectorFile open(Path path, OptionalInt dimension) throws IOException {
        String name = path.toString();
        Path file = onDisk(path);
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " is not a file; name a file of word vectors.");
        }
        if (!file.equals(path)) {
            String entry = name.substring(file.toString().length() + 1);
            return openEntry(file, OptionalInt.empty(), entry);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip")) {
            return openEntry(file, dimension, "");
        }
        InputStream stream = Files.newInputStream(file);
        return new VectorFile(name, lower.endsWith(".gz") ? gunzip(stream) : stream);
    }

    /** The file that {@code ARCHIVE.zip!ENTRY} or a plain path lies in. */
    static Path onDisk(Path path) {
        String name = path.toString();
        int mark = name.toLowerCase(Locale.ROOT).indexOf(ENTRY_MARK);
        return mark < 0 ? path : path.getFileSystem().getPath(name.substring(0, mark + ENTRY_MARK.length() - 1));
    }

    /** The file's name as messages show it, entry included. */
    String name() {
        return name;
    }

    InputStream stream() {
        return stream;
    }

    private static InputStream gunzip(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, GZIP_BUFFER_BYTES);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /** Opens the entry, or the one that the dimension asks for when {@code wanted} is empty. */
    private static VectorFile openEntry(Path file, OptionalInt dimension, String wanted) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            ZipEntry entry = choose(zip, file, dimension, wanted);
            InputStream content = new FilterInputStream(zip.getInputStream(entry)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
            return new VectorFile(file + "!" + entry.getName(), content);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipEntry choose(ZipFile zip, Path file, OptionalInt dimension, String wanted) {
        List<ZipEntry> entries = zip.stream()
                .filter(entry ->
                        entry.getName().endsWith(".txt") || entry.getName().endsWith(".vec"))
                .collect(Collectors.toList());
        if (!wanted.isEmpty()) {
            return only(entries, wanted)
                    .orElseThrow(() -> new InputException(
                            file + " has no entry " + wanted + "; name one of: " + names(entries) + "."));
        }
        if (entries.size() == 1) {
            return entries.get(0);
        }
        if (dimension.isEmpty()) {
            throw new InputException(file + " holds " + entries.size() + " vector files; name the dimension, or "
                    + file.getFileName() + "!ENTRY with one of: " + names(entries) + ".");
        }
        String suffix = "." + dimension.getAsInt() + "d.txt";
        return entries.stream()
                .filter(entry -> entry.getName().endsWith(suffix))
                .findFirst()
                .orElseThrow(() -> new InputException(file + " has no vectors of dimension " + dimension.getAsInt()
                        + "; choose one of: " + names(entries) + "."));
    }

    private static Optional<ZipEntry> only(List<ZipEntry> entries, String name) {
        return entries.stream().filter(entry -> entry.getName().equals(name)).findFirst();
    }

    private static String names(List<ZipEntry> entries) {
        return entries.stream().map(ZipEntry::getName).collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
