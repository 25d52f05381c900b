package sentiment.report;

import java.util.List;

/**
 * Rows under headings; the numbers behind a picture.
 *
 * @param headings one a column
 * @param rows as many cells each; what stands in the first names the row
 */
record Table(List<String> headings, List<List<String>> rows) {
    Table {
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("A row must have " + headings.size() + " cells but has " + row);
            }
        }
    }

    Html html() {
        List<Html> head = headings.stream()
                .map(heading -> Html.of("<th scope=\"col\">{}</th>", heading))
                .toList();
        return Html.of("""
                <div class="wide"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>
                """, head, rows.stream().map(Table::row).toList());
    }

    private static Html row(List<String> cells) {
        return Html.of(
                "<tr><th scope=\"row\">{}</th>{}</tr>",
                cells.get(0),
                cells.stream().skip(1).map(cell -> Html.of("<td>{}</td>", cell)).toList());
    }
}
