package sentiment.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews to train on and to evaluate with, all of them in memory, each with its label. {@code data} is one of
 *
 * <ul>
 *   <li>an aclImdb folder with {@code train/} and {@code test/}, each holding {@code pos/ID_RATING.txt},
 *       {@code neg/ID_RATING.txt} and, to know the movies, {@code urls_pos.txt} and {@code urls_neg.txt};
 *   <li>one of its {@code train/} and {@code test/}, that is any folder with {@code pos/} and {@code neg/};
 *   <li>a table, {@code .tsv}, {@code .csv} or {@code .jsonl}, also {@code .gz}, with the columns (keys) {@code text}
 *       and {@code label} ({@code pos|neg|positive|negative|1|0}), and optionally {@code id} and {@code movie}. A TSV
 *       table may lack the header when its lines are {@code label<TAB>text}.
 * </ul>
 *
 * A folder's reviews come pos before neg, each by number, and are named by their path relative to {@code data}; a
 * table's come in its order and are named by their {@code id} or {@code FILE:ROW}. The texts are as they were read,
 * mark-up included. Nothing is skipped: a place that cannot be used, be it malformed or unreadable, is an
 * {@link InputException} that names it. Thread-safe.
 */
public final class LabelledReviews {
    private LabelledReviews() {}

    /** The reviews to train on: those of {@code data/train} where there is one, else of {@code data} itself. */
    public static List<Review> train(Path data) {
        return read(data, "train");
    }

    /** The reviews to test with: those of {@code data/test} where there is one, else of {@code data} itself. */
    public static List<Review> test(Path data) {
        return read(data, "test");
    }

    private static List<Review> read(Path data, String part) {
        if (!Files.exists(data)) {
            throw new InputException(
                    data + ": no such folder or file; give an aclImdb folder or a table (" + ReviewTable.NAMES + ")");
        }
        if (!Files.isDirectory(data)) {
            return table(data, LabelRule.REQUIRED);
        }
        for (Path folder : List.of(data.resolve(part), data)) {
            if (AclImdbFolder.isOne(folder)) {
                return AclImdbFolder.read(folder, data);
            }
        }
        throw new InputException(data + ": no reviews; a folder of labelled reviews holds pos/ and neg/, or " + part
                + "/pos/ and " + part + "/neg/");
    }

    /** All rows of a table. */
    static List<Review> table(Path file, LabelRule labels) {
        if (!ReviewTable.isTable(file)) {
            throw new InputException(file + ": not a table by its name; known are " + ReviewTable.NAMES);
        }
        List<Review> reviews = new ArrayList<>();
        try (ReviewStream rows = open(file, labels)) {
            while (rows.hasNext()) {
                reviews.add(review(rows.next()));
            }
        } catch (IOException e) {
            throw new InputException(file + ": " + ReadFailure.problem(e), e);
        }
        if (reviews.isEmpty()) {
            throw new InputException(file + ": no rows; a table of reviews has at least one");
        }
        return reviews;
    }

    private static ReviewStream open(Path table, LabelRule labels) throws IOException {
        try {
            return ReviewTable.open(table, PathWalk.name(table), labels);
        } catch (InputException e) {
            throw new InputException(table + ": " + e.getMessage(), e);
        }
    }

    private static Review review(ReviewStream.Item item) {
        if (item instanceof ReviewStream.Failed failed) {
            throw new InputException(failed.id() + ": " + failed.problem());
        }
        return ((ReviewStream.Read) item).review();
    }
}
