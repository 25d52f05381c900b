package sentiment.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tab-separated tables: a row a line, a tab between cells, nothing quoted, so that a cell holds neither tab nor line
 * break. The first line names the columns; where it is a known label, a tab and a text instead, the table has no
 * header and every line is {@code label<TAB>text}. Empty lines are skipped unless the table has one column.
 */
final class Tsv {
    private Tsv() {}

    /** @throws InputException with the problem alone when there is no usable header */
    static ReviewStream rows(Lines lines, String name, LabelRule labels) throws IOException {
        TableColumns columns = columns(lines, labels);
        return new LineReviews(lines, name, (row, line) -> {
            List<String> cells = cells(line);
            return columns.isBlank(cells) ? Optional.empty() : Optional.of(columns.review(row, cells, labels));
        });
    }

    private static TableColumns columns(Lines lines, LabelRule labels) throws IOException {
        List<String> first = lines.next() ? cells(lines.text()) : List.of("");
        if (first.size() == 2 && Label.parse(first.get(0)).isPresent()) {
            lines.again();
            return TableColumns.HEADERLESS;
        }
        return TableColumns.ofHeader(first, labels);
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }
}
