package sentiment.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Explanations as HTML: a page of its own without script or network, or a fragment for another page that has {@link
 * #css}. Fragments have classes but no styles of their own, so a strict Content-Security-Policy lets them be. Negative
 * words are underlined besides their colour. Stateless.
 */
public final class ExplanationHtml {
    private static final int MOST_WORDS = 8;

    private ExplanationHtml() {}

    /** The style sheet, for light and dark screens of any width. */
    public static String css() {
        try (InputStream css = ExplanationHtml.class.getResourceAsStream("explanation.css")) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page up to its first explanation. */
    public static String head() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>Which words decided</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>Which words decided</h1>
                <p><span class="p3">Blue</span> words speak for positive, <span class="n3">orange, underlined</span>
                ones for negative; the stronger, the darker or brighter. Numbers are log-odds.</p>
                """.formatted(css());
    }

    /** The page's end. */
    public static String foot() {
        return "</main>\n</body>\n</html>\n";
    }

    /**
     * One explanation, an {@code article}.
     *
     * @param id what to call the text
     */
    public static String article(String id, Explanation explanation) {
        StringBuilder html = new StringBuilder("<article class=\"explanation\">\n");
        html.append("<h2>").append(escaped(id)).append("</h2>\n");
        html.append(String.format(
                Locale.ROOT,
                "<p class=\"score\"><b>%s</b>, P(positive) %.4f</p>%n",
                explanation.label().name().toLowerCase(Locale.ROOT),
                explanation.probability()));
        explanation.attributions().forEach((method, attribution) -> {
            switch (attribution.unit()) {
                case WORD -> html.append(words(explanation, method, attribution));
                case SENTENCE -> html.append(sentences(explanation, attribution));
            }
        });
        return html.append("</article>\n").toString();
    }

    private static String words(Explanation explanation, Method method, Attribution words) {
        Shades shades = new Shades(words);
        StringBuilder html = new StringBuilder();
        if (method == Method.OCCLUSION) {
            html.append("<h3>What the score loses without each word</h3>\n");
        }
        html.append("<p class=\"text\">");
        for (TextPiece piece : TextPiece.of(explanation.text(), words.spans())) {
            html.append(piece.span()
                    .map(span -> shaded("span", shades.of(span.weight()), piece.text(), number(span.weight())))
                    .orElseGet(() -> escaped(piece.text())));
        }
        html.append("</p>\n");
        html.append(list("For positive", TopWords.of(explanation, words, true, MOST_WORDS), shades));
        html.append(list("For negative", TopWords.of(explanation, words, false, MOST_WORDS), shades));
        words.baseline()
                .ifPresent(baseline -> html.append(String.format(
                        Locale.ROOT,
                        "<p class=\"sum\">Without the words %s, all words %s, together %s.</p>%n",
                        number(baseline),
                        number(words.total()),
                        number(explanation.logOdds()))));
        return html.toString();
    }

    private static String list(String title, List<TopWords.Entry> words, Shades shades) {
        return words.stream()
                .map(entry -> "<li>" + shaded("b", shades.of(entry.weight()), number(entry.weight()), "") + " "
                        + escaped(entry.word()) + "</li>\n")
                .collect(Collectors.joining("", "<h3>" + title + "</h3>\n<ul class=\"words\">\n", "</ul>\n"));
    }

    private static String sentences(Explanation explanation, Attribution sentences) {
        Shades shades = new Shades(sentences);
        return sentences.spans().stream()
                .map(span -> "<li>" + shaded("b", shades.of(span.weight()), number(span.weight()), "") + " "
                        + escaped(TextPiece.withoutTags(span.of(explanation.text()))) + "</li>\n")
                .collect(Collectors.joining(
                        "",
                        "<h3>What the score loses without each sentence</h3>\n<ul class=\"sentences\">\n",
                        "</ul>\n"));
    }

    private static String shaded(String element, int shade, String text, String title) {
        if (shade == 0 && title.isEmpty()) {
            return "<" + element + ">" + escaped(text) + "</" + element + ">";
        }
        String shadeClass = shade == 0 ? "" : " class=\"" + (shade > 0 ? "p" : "n") + Math.abs(shade) + "\"";
        String tooltip = title.isEmpty() ? "" : " title=\"" + title + "\"";
        return "<" + element + shadeClass + tooltip + ">" + escaped(text) + "</" + element + ">";
    }

    private static String number(double weight) {
        return String.format(Locale.ROOT, "%+.2f", weight);
    }

    /** With entities for mark-up, and U+FFFD for what HTML cannot hold: control characters and unpaired surrogates. */
    private static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.appendCodePoint(isText(c) ? c : '\uFFFD');
            }
        });
        return html.toString();
    }

    private static boolean isText(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
        return !control && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
}
