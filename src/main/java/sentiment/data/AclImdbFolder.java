package sentiment.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reviews as the Large Movie Review Dataset lays them out (Maas et al., ACL 2011): {@code pos/ID_RATING.txt},
 * {@code neg/ID_RATING.txt}, unlabelled ones in {@code unsup/}, and {@code urls_pos.txt}, {@code urls_neg.txt},
 * {@code urls_unsup.txt}, whose line ID, from 0, names the movie. Other names than {@code ID_RATING.txt} are reviews
 * without a movie.
 */
final class AclImdbFolder {
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})_.*");
    private static final String UNLABELLED = "unsup";

    private record Entry(Path file, Optional<Label> label, Optional<String> movie) {}

    private AclImdbFolder() {}

    /** Whether {@code folder} holds {@code pos/} and {@code neg/}. */
    static boolean isOne(Path folder) {
        return Files.isDirectory(folder.resolve("pos")) && Files.isDirectory(folder.resolve("neg"));
    }

    /** Whether a file belongs to the layout but is no review: {@code urls_*.txt} and {@code imdbEr.txt}. */
    static boolean isListing(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith("urls_")) {
            return isOne(file.resolveSibling(""));
        }
        return name.equals("imdbEr.txt") && isOne(file.resolveSibling("train"));
    }

    /** Whether a file in a folder of reviews is one. */
    static boolean isReview(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    /**
     * The reviews of a folder that {@link #isOne}, pos before neg, each by number; read in parallel.
     *
     * @param data what the reviews' ids are relative to
     * @throws InputException when there is no review, one cannot be read or is not UTF-8 text, or its movie is
     *     not listed
     */
    static List<Review> read(Path folder, Path data) {
        List<Entry> entries = new ArrayList<>();
        for (Label label : List.of(Label.POSITIVE, Label.NEGATIVE)) {
            entries.addAll(entries(folder, label.text(), Optional.of(label)));
        }
        if (entries.isEmpty()) {
            throw new InputException(folder + ": pos/ and neg/ hold no reviews; put .txt files there, a review a file");
        }
        return reviews(entries, data);
    }

    /**
     * The unlabelled reviews of a folder, by number; none where it has no {@code unsup/}.
     *
     * @param data what the reviews' ids are relative to
     * @throws InputException as {@link #read} does
     */
    static List<Review> readUnlabelled(Path folder, Path data) {
        return Files.isDirectory(folder.resolve(UNLABELLED))
                ? reviews(entries(folder, UNLABELLED, Optional.empty()), data)
                : List.of();
    }

    private static List<Review> reviews(List<Entry> entries, Path data) {
        return entries.parallelStream().map(entry -> review(entry, data)).toList();
    }

    private static List<Entry> entries(Path folder, String part, Optional<Label> label) {
        try {
            return listed(folder, part, label);
        } catch (IOException e) {
            throw new InputException(folder + ": " + ReadFailure.problem(e), e);
        }
    }

    private static List<Entry> listed(Path folder, String part, Optional<Label> label) throws IOException {
        Path reviews = folder.resolve(part);
        Path listing = folder.resolve("urls_" + part + ".txt");
        Optional<List<String>> movies = Files.exists(listing) ? Optional.of(lines(listing)) : Optional.empty();
        List<Entry> entries = new ArrayList<>();
        for (String name : PathWalk.names(reviews)) {
            if (isReview(name)) {
                Path file = reviews.resolve(name);
                entries.add(new Entry(file, label, movies.flatMap(list -> movie(file, list, listing))));
            }
        }
        return entries;
    }

    private static Optional<String> movie(Path file, List<String> movies, Path listing) {
        Matcher number = NUMBERED.matcher(file.getFileName().toString());
        if (!number.matches()) {
            return Optional.empty();
        }
        int id = Integer.parseInt(number.group(1));
        if (id >= movies.size()) {
            throw new InputException(listing + ": " + movies.size() + " lines, but " + file + " needs line " + (id + 1)
                    + "; add the missing movies or remove the file");
        }
        return Optional.of(movies.get(id)).filter(movie -> !movie.isBlank());
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        try (Lines lines = new Lines(Files.newInputStream(file))) {
            while (lines.next()) {
                all.add(lines.text().strip());
            }
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
        return all;
    }

    private static Review review(Entry entry, Path data) {
        try {
            String id = PathWalk.name(data.relativize(entry.file));
            return new Review(id, Utf8.read(entry.file), entry.label, entry.movie);
        } catch (InputException e) {
            throw new InputException(entry.file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException(entry.file + ": " + ReadFailure.problem(e), e);
        }
    }
}
