package sentiment.data.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import sentiment.data.InputException;
import sentiment.data.Sha256;

/** Brings a data set into a data folder: download, check, unpack, check again, move into place. */
public final class Fetcher {
    /**
     * What to fetch from where.
     *
     * @param data the data folder; made if it does not exist
     * @param from a local archive or a mirror's URL; empty means the original
     * @param sha256 the SHA-256 that the archive must have; where empty, the original's own
     * @param force whether to replace what exists
     */
    public record Request(Dataset dataset, Path data, Optional<String> from, Optional<String> sha256, boolean force) {
        public Request {
            sha256 = sha256.map(Sha256::checked);
        }
    }

    /**
     * What a fetch made.
     *
     * @param made the folder or files with their final names
     * @param files how many files were unpacked
     * @param bytes how many bytes in them
     * @param archive the downloaded archive, where one was kept for the next time
     */
    public record Fetched(List<Path> made, long files, long bytes, Optional<Path> archive) {}

    private static final Pattern PLAIN_NAME = Pattern.compile("\\w[\\w.-]{0,199}");

    private final Downloader downloader;
    private final ProgressListener listener;

    public Fetcher(Downloader downloader, ProgressListener listener) {
        this.downloader = downloader;
        this.listener = listener;
    }

    /**
     * Brings the data set into the data folder.
     *
     * @throws InputException if the archive is not what it should be, or a target exists
     * @throws IOException if network or disk fail
     */
    public Fetched fetch(Request request) throws IOException {
        Optional<Path> local = request.from().filter(from -> !isUrl(from)).map(Fetcher::localArchive);
        try (Staging staging = Staging.in(request.data())) {
            if (local.isPresent()) {
                checkLocal(local.get(), request.sha256());
                return unpack(request, staging, local.get(), Optional.empty());
            }
            if (request.from().isEmpty() && !request.force()) {
                request.dataset().names().forEach(staging::requireAbsent);
            }
            return fetchOverNetwork(request, staging);
        }
    }

    private Fetched fetchOverNetwork(Request request, Staging staging) throws IOException {
        Original original = request.dataset().original();
        URI uri = request.from().map(Fetcher::url).orElse(original.uri());
        Expected expected = request.from().isEmpty() && request.sha256().isEmpty()
                ? Expected.of(original)
                : new Expected(OptionalLong.empty(), request.sha256());
        Path archive = request.data().resolve(fileName(uri).orElse("archive"));
        if (request.force() || !isThere(archive, expected)) {
            downloader.download(uri, archive, expected, listener);
        }
        // Without a known hash nobody could tell later whether the archive is good, so it is not kept.
        boolean keep = expected.sha256().isPresent();
        try {
            return unpack(request, staging, archive, keep ? Optional.of(archive) : Optional.empty());
        } finally {
            if (!keep) {
                Files.deleteIfExists(archive);
            }
        }
    }

    /** Whether an earlier run left the very archive; any other file of that name is not ours to overwrite. */
    private static boolean isThere(Path archive, Expected expected) throws IOException {
        if (!Files.exists(archive)) {
            return false;
        }
        if (expected.sha256().isPresent() && expected.sha256().get().equals(Sha256.of(archive))) {
            return true;
        }
        throw new InputException(
                "%s exists already and is not known to be the archive asked for; delete it, add --force to replace it, or unpack it with --from %s."
                        .formatted(archive, archive));
    }

    private Fetched unpack(Request request, Staging staging, Path archive, Optional<Path> kept) throws IOException {
        Path folder = staging.folder();
        Unpacker unpacker = new Unpacker(archive, folder, entry -> place(entry, request, staging), listener);
        Unpacker.Unpacked unpacked = unpacker.unpack(request.dataset().limits());
        request.dataset().check(folder);
        List<Path> made = new ArrayList<>();
        for (String name : staging.staged()) {
            made.add(staging.publish(name));
        }
        return new Fetched(made, unpacked.files(), unpacked.bytes(), kept);
    }

    /** Refuses an existing target at its first file, not after minutes of unpacking. */
    private static Optional<String> place(String entry, Request request, Staging staging) {
        Optional<String> place = request.dataset().place(entry);
        if (place.isPresent() && !request.force()) {
            staging.requireAbsent(place.get().split("/", 2)[0]);
        }
        return place;
    }

    private static void checkLocal(Path archive, Optional<String> sha256) throws IOException {
        if (sha256.isPresent()) {
            String actual = Sha256.of(archive);
            if (!actual.equals(sha256.get())) {
                throw new InputException(
                        "%s has SHA-256 %s, not %s; fetch the archive again.".formatted(archive, actual, sha256.get()));
            }
        }
    }

    private static boolean isUrl(String from) {
        return from.regionMatches(true, 0, "http://", 0, 7) || from.regionMatches(true, 0, "https://", 0, 8);
    }

    private static URI url(String from) {
        try {
            URI uri = new URI(from);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new InputException("'%s' is not a URL (%s); correct it.".formatted(from, e.getMessage()), e);
        }
        throw new InputException("'%s' names no host; give the whole URL of the archive.".formatted(from));
    }

    private static Path localArchive(String from) {
        try {
            Path archive = Path.of(from);
            if (Files.isRegularFile(archive)) {
                return archive;
            }
        } catch (InvalidPathException e) {
            throw new InputException("'%s' is not a file name (%s); correct it.".formatted(from, e.getMessage()), e);
        }
        throw new InputException("'%s' is no file; give an archive on disk or an http(s) URL.".formatted(from));
    }

    private static Optional<String> fileName(URI uri) {
        String path = uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return PLAIN_NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
