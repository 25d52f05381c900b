package sentiment.report;

/**
 * A chart with its words and its numbers.
 *
 * @param title what it shows
 * @param caption how to read it, and what it says
 * @param drawing the chart, or a table that is one
 * @param numbers what it is drawn from
 */
record Picture(String title, String caption, Html drawing, Table numbers) {
    Html html() {
        return Html.of("""
                <figure>
                <h3>{}</h3>
                {}
                <figcaption>{}</figcaption>
                <details><summary>Numbers</summary>{}</details>
                </figure>
                """, title, drawing, caption, numbers.html());
    }
}
