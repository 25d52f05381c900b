package sentiment.data.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import sentiment.data.InputException;
import sentiment.data.Sha256;

/** Stanford's GloVe vectors (Pennington et al., EMNLP 2014), unpacked to {@code glove.6B.50d.txt} and its like. */
public final class GloveDataset implements Dataset {
    /** The widths of the vectors in the published archive. */
    public static final List<Integer> DIMENSIONS = List.of(50, 100, 200, 300);

    /** The published archive unpacks to 2.2 GB; the largest of Stanford's others to 5.7 GB. */
    private static final UnpackLimits LIMITS = new UnpackLimits(1_000, 8L << 30, 16L << 30, 100);

    private static final Pattern VECTORS = Pattern.compile("glove\\.[\\w.]+d\\.txt");

    private static final Original PUBLISHED = new Original(
            URI.create("https://nlp.stanford.edu/data/glove.6B.zip"),
            862_182_613,
            "617afb2fe6cbd085c235baf7a465b96f4112bd7f7ccb2b2cbd649fed9cbcf2fb");

    private static final Map<String, String> PUBLISHED_FILES = Map.of(
            "glove.6B.50d.txt", "d8f717f8dd4b545cb7f418ef9f3d0c3e6e68a6f48b97d32f8b7aae40cb31f96f",
            "glove.6B.100d.txt", "95dde4dfd627ab26608d33e76d1195ec059734bd29089ea52cadb08d07c64544");

    private final Original original;
    private final Map<String, String> sha256;
    private final OptionalInt dimension;

    /**
     * @param original the archive to download where no other source is named
     * @param sha256 the SHA-256 of vector files by name, as far as they are known
     * @param dimension the width of the vectors to keep; empty keeps all
     */
    public GloveDataset(Original original, Map<String, String> sha256, OptionalInt dimension) {
        this.original = original;
        this.sha256 = Map.copyOf(sha256);
        this.dimension = dimension;
    }

    public static GloveDataset published(OptionalInt dimension) {
        if (dimension.isPresent() && !DIMENSIONS.contains(dimension.getAsInt())) {
            throw new InputException(
                    "Dimension %d is not one of %s; choose one of these.".formatted(dimension.getAsInt(), DIMENSIONS));
        }
        return new GloveDataset(PUBLISHED, PUBLISHED_FILES, dimension);
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
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        boolean wanted = VECTORS.matcher(name).matches()
                && (dimension.isEmpty() || name.endsWith("." + dimension.getAsInt() + "d.txt"));
        return wanted ? Optional.of(name) : Optional.empty();
    }

    @Override
    public List<String> names() {
        return DIMENSIONS.stream()
                .filter(d -> dimension.isEmpty() || dimension.getAsInt() == d)
                .map("glove.6B.%dd.txt"::formatted)
                .toList();
    }

    @Override
    public void check(Path unpacked) throws IOException {
        try (var files = Files.list(unpacked)) {
            if (files.findAny().isEmpty()) {
                throw new InputException("The archive holds no file glove.*.%sd.txt; fetch the original archive%s."
                        .formatted(
                                dimension.isPresent() ? dimension.getAsInt() : "*",
                                dimension.isPresent() ? " or ask for another dimension" : ""));
            }
        }
        for (Map.Entry<String, String> known : sha256.entrySet()) {
            Path file = unpacked.resolve(known.getKey());
            if (Files.exists(file) && !Sha256.of(file).equals(known.getValue())) {
                throw new InputException(
                        "%s in the archive is not the published file (its SHA-256 differs from %s); fetch the original archive."
                                .formatted(known.getKey(), known.getValue()));
            }
        }
    }
}
