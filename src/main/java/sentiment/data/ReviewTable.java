package sentiment.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tables of reviews, a review a row: {@code .tsv}, {@code .csv}, {@code .jsonl}, each also {@code .gz}. The id of a
 * row is its {@code id} cell or else {@code FILE:ROW}, where rows count from 1, header and empty lines included: the
 * line that an editor shows, unless a quoted CSV cell spans lines.
 */
final class ReviewTable {
    static final String NAMES = ".tsv, .csv, .jsonl, also .gz";
    private static final Pattern NAME = Pattern.compile(".*\\.(tsv|csv|jsonl)(\\.gz)?");

    private ReviewTable() {}

    /** Whether the file's name is a table's. */
    static boolean isTable(Path file) {
        return NAME.matcher(lowerCaseName(file)).matches();
    }

    /**
     * Opens a table; its header is read, its rows are not.
     *
     * @param file one that {@link #isTable}
     * @param name names the file in ids
     * @throws InputException with the problem alone when the header cannot be read or lacks a column
     */
    static ReviewStream open(Path file, String name, LabelRule labels) throws IOException {
        InputStream in = Utf8.open(file);
        try {
            return rows(in, name, labels, format(file));
        } catch (InputException | IOException e) {
            in.close();
            throw e;
        }
    }

    private static ReviewStream rows(InputStream in, String name, LabelRule labels, String format) throws IOException {
        return switch (format) {
            case "tsv" -> Tsv.rows(new Lines(in), name, labels);
            case "csv" -> new CsvReviews(in, name, labels);
            default -> new LineReviews(new Lines(in), name, new JsonRow(labels));
        };
    }

    private static String format(Path file) {
        var matcher = NAME.matcher(lowerCaseName(file));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("file: " + file + " is not named as a table");
        }
        return matcher.group(1);
    }

    private static String lowerCaseName(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
