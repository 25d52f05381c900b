package sentiment.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the cells of a table's row stand; a column that the table lacks is {@link #ABSENT}.
 *
 * @param count the cells of a row
 */
record TableColumns(int count, int text, int label, int id, int movie) {
    static final int ABSENT = -1;

    /** A table without a header: {@code label}, {@code text}. */
    static final TableColumns HEADERLESS = new TableColumns(2, 1, 0, ABSENT, ABSENT);

    /**
     * The columns that a header names, in any order and case; others are skipped.
     *
     * @throws InputException with the problem alone when one that is needed is missing
     */
    static TableColumns ofHeader(List<String> header, LabelRule labels) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var columns = new TableColumns(
                names.size(), place(names, "text"), place(names, "label"), place(names, "id"), place(names, "movie"));
        if (columns.text == ABSENT) {
            throw missing("text", header);
        }
        if (columns.label == ABSENT && labels == LabelRule.REQUIRED) {
            throw missing("label", header);
        }
        return columns;
    }

    private static int place(List<String> names, String name) {
        int place = names.indexOf(name);
        if (place != names.lastIndexOf(name)) {
            throw new InputException("the header names the column \"" + name + "\" twice; keep one");
        }
        return place;
    }

    private static InputException missing(String column, List<String> header) {
        return new InputException("no column \"" + column + "\" in the header; its columns are " + Quoted.all(header));
    }

    /** Whether a row is an empty line: one empty cell where the table has more columns. */
    boolean isBlank(List<String> cells) {
        return count > 1 && cells.size() == 1 && cells.get(0).isEmpty();
    }

    /**
     * The review of a row.
     *
     * @throws InputException with the problem alone
     */
    Review review(String row, List<String> cells, LabelRule labels) {
        if (cells.size() != count) {
            throw new InputException("the row has " + cells.size() + " cells where the header has " + count);
        }
        return new Review(
                cell(cells, id).orElse(row), cells.get(text), labels.label(cell(cells, label)), cell(cells, movie));
    }

    private static Optional<String> cell(List<String> cells, int column) {
        return column == ABSENT
                ? Optional.empty()
                : Optional.of(cells.get(column)).filter(value -> !value.isBlank());
    }
}
