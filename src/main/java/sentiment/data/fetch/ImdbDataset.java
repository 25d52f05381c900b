package sentiment.data.fetch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sentiment.data.InputException;

/** The Large Movie Review Dataset (Maas et al., ACL 2011), unpacked to {@code aclImdb/}. */
public final class ImdbDataset implements Dataset {
    private static final String FOLDER = "aclImdb";
    /** The original holds 100,000 reviews, 0.5 GB with its word lists and feature files. */
    private static final UnpackLimits LIMITS = new UnpackLimits(200_000, 512L << 20, 4L << 30, 100);

    private static final Original PUBLISHED = new Original(
            URI.create("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
            84_125_825,
            "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe");

    private final Original original;

    /** @param original the archive to download where no other source is named */
    public ImdbDataset(Original original) {
        this.original = original;
    }

    public static ImdbDataset published() {
        return new ImdbDataset(PUBLISHED);
    }

    @Override
    public Original original() {
        return original;
    }

    @Override
    public UnpackLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<String> place(String entry) {
        return entry.startsWith(FOLDER + "/") ? Optional.of(entry) : Optional.empty();
    }

    @Override
    public List<String> names() {
        return List.of(FOLDER);
    }

    @Override
    public void check(Path unpacked) {
        for (String label : List.of("neg", "pos")) {
            String folder = FOLDER + "/train/" + label;
            if (!Files.isDirectory(unpacked.resolve(folder))) {
                throw new InputException(
                        "The archive holds no folder %s, so it is not the Large Movie Review Dataset; fetch the original archive."
                                .formatted(folder));
            }
        }
    }
}
