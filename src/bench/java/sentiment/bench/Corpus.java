package sentiment.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import sentiment.batch.EncodedReviews;
import sentiment.data.Label;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;
import sentiment.text.StageProgress;
import sentiment.training.CorpusCache;
import sentiment.training.PreparationOptions;
import sentiment.training.PreparedCorpus;

/**
 * Tokenises the real reviews once for all rivals, 2,500 of each label, and keeps them in {@link Batches#FOLDER}. They come
 * from an unpacked {@code aclImdb} folder or straight from its archive.
 */
final class Corpus {
    private static final int OF_EACH_LABEL = 2_500;
    private static final long SEED = 1;

    private Corpus() {}

    /** Arguments: folders to look in, in order. */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders = Arrays.stream(arguments).map(Path::of).toList();
        Optional<Path> folder = find(folders, "aclImdb");
        Optional<Path> archive = find(folders, "aclImdb.*\\.tar\\.gz");
        if (folder.isEmpty() && archive.isEmpty()) {
            return;
        }
        List<Review> reviews =
                balanced(folder.isPresent() ? LabelledReviews.train(folder.get()) : archived(archive.orElseThrow()));
        PreparationOptions options = new PreparationOptions(
                40_000,
                2,
                find(folders, "glove\\.6B\\.50d\\.(txt|zip)").stream().toList(),
                50,
                SEED,
                Runtime.getRuntime().availableProcessors());
        PreparedCorpus corpus = CorpusCache.prepare(reviews, List.of(), options, Optional.empty(), StageProgress.NONE);
        Files.createDirectories(Batches.FOLDER);
        EncodedReviews encoded = corpus.train();
        int[] readable = IntStream.range(0, encoded.size())
                .filter(i -> encoded.ids()[i].length > 0)
                .toArray();
        corpus.embeddings().save(Batches.VECTORS);
        new EncodedReviews(
                        Arrays.stream(readable).mapToObj(i -> encoded.ids()[i]).toArray(int[][]::new),
                        Arrays.stream(readable).map(i -> encoded.labels()[i]).toArray())
                .save(Batches.REVIEWS);
    }

    private static Optional<Path> find(List<Path> folders, String name) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    Optional<Path> found = files.filter(
                                    file -> file.getFileName().toString().matches(name))
                            .sorted()
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The first reviews of the training part in the archive. */
    private static List<Review> archived(Path archive) throws IOException {
        Map<Label, Integer> left = new EnumMap<>(Label.class);
        Arrays.stream(Label.values()).forEach(label -> left.put(label, OF_EACH_LABEL));
        List<Review> reviews = new ArrayList<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && left.values().stream().anyMatch(count -> count > 0);
                    entry = tar.getNextEntry()) {
                Optional<Label> label = label(entry.getName());
                if (label.isPresent() && left.merge(label.get(), -1, Integer::sum) >= 0) {
                    String text = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                    reviews.add(new Review(entry.getName(), text, label, Optional.empty()));
                }
            }
        }
        return reviews;
    }

    private static Optional<Label> label(String entry) {
        if (entry.matches("aclImdb/train/neg/.*\\.txt")) {
            return Optional.of(Label.NEGATIVE);
        }
        return entry.matches("aclImdb/train/pos/.*\\.txt") ? Optional.of(Label.POSITIVE) : Optional.empty();
    }

    /** As many of each label, shuffled, so that any first part is a fair sample. */
    private static List<Review> balanced(List<Review> reviews) {
        List<Review> shuffled = new ArrayList<>(reviews);
        Collections.shuffle(shuffled, new Random(SEED));
        List<Review> chosen = new ArrayList<>();
        for (Label label : Label.values()) {
            shuffled.stream()
                    .filter(review -> review.label().orElseThrow() == label)
                    .limit(OF_EACH_LABEL)
                    .forEach(chosen::add);
        }
        Collections.shuffle(chosen, new Random(SEED));
        return chosen;
    }
}
