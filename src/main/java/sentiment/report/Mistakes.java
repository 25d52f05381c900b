package sentiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import sentiment.explain.Span;
import sentiment.report.Evaluated.Mistake;

/** Reviews that got the wrong label, with what their words did. */
final class Mistakes {
    private static final Pattern LINE_BREAK = Pattern.compile("<br ?/?>");
    /** Of the heaviest word; lighter ones stay plain. */
    private static final double LEAST = 0.08;

    private Mistakes() {}

    static Html html(List<Mistake> mistakes) {
        if (mistakes.isEmpty()) {
            return Html.of("<p>None.</p>");
        }
        boolean explained =
                mistakes.stream().anyMatch(mistake -> !mistake.words().isEmpty());
        Html key = explained ? Html.of("""
                        <p>Words that spoke for <span class="word pos" style="--w:60%">positive</span> and for
                        <span class="word neg" style="--w:60%">negative</span>; the stronger, the fuller the colour.</p>
                        """) : Html.NOTHING;
        return Html.of(
                "{}<ol class=\"mistakes\">\n{}</ol>",
                key,
                mistakes.stream().map(Mistakes::html).toList());
    }

    private static Html html(Mistake mistake) {
        boolean positive = mistake.actual().equals("pos");
        double confidence = positive ? 1 - mistake.probability() : mistake.probability();
        return Html.of(
                """
                <li><h3>Called <em class="{}">{}</em> with {}, is <em class="{}">{}</em></h3>
                <p class="review" tabindex="0" role="group" aria-label="Text of the review">{}</p>
                <small>{}</small></li>
                """,
                positive ? "neg" : "pos",
                positive ? "negative" : "positive",
                Text.exactPercent(confidence),
                positive ? "pos" : "neg",
                positive ? "positive" : "negative",
                coloured(mistake),
                mistake.id());
    }

    private static List<Html> coloured(Mistake mistake) {
        String text = mistake.text();
        double heaviest = mistake.words().stream()
                .mapToDouble(word -> Math.abs(word.weight()))
                .max()
                .orElse(0);
        List<Html> pieces = new ArrayList<>();
        int done = 0;
        for (Span word : mistake.words()) {
            if (word.start() < done || Math.abs(word.weight()) < LEAST * heaviest) {
                continue;
            }
            pieces.add(plain(text.substring(done, word.start())));
            pieces.add(Html.of(
                    "<span class=\"word {}\" style=\"--w:{}%\">{}</span>",
                    word.weight() > 0 ? "pos" : "neg",
                    String.format(Locale.ROOT, "%.0f", 75 * Math.abs(word.weight()) / heaviest),
                    word.of(text)));
            done = word.end();
        }
        pieces.add(plain(text.substring(done)));
        return pieces;
    }

    /** Line breaks of the reviews' HTML become line breaks; the rest of it is shown as it stands. */
    private static Html plain(String text) {
        return Html.text(LINE_BREAK.matcher(text).replaceAll("\n"));
    }
}
