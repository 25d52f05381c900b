package sentiment.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sentiment.explain.Attribution;
import sentiment.explain.Explanation;
import sentiment.explain.Method;
import sentiment.explain.Shades;
import sentiment.explain.Span;
import sentiment.explain.TextPiece;
import sentiment.explain.TopWords;

/** An explanation for people: with colours for a terminal, with signs ({@code [-not]}) for anything else. */
final class ExplanationText {
    private static final int COLUMNS = 100;
    private static final int MOST_WORDS = 6;

    /** Anything that a terminal would obey; a line feed is kept. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\u200D]]");

    /** Backgrounds of xterm's 256 colours by strength, blue for positive and orange for negative. */
    private static final int[] BLUES = {195, 153, 75, 26};

    private static final int[] ORANGES = {230, 222, 214, 166};
    private static final int BLACK = 16;
    private static final int WHITE = 231;

    private final Explanation explanation;
    private final boolean colours;

    ExplanationText(Explanation explanation, boolean colours) {
        this.explanation = explanation;
        this.colours = colours;
    }

    String text(String id) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%s: %s, P(positive) %.4f%n",
                visible(id),
                explanation.label().text(),
                explanation.probability()));
        explanation.attributions().forEach((method, attribution) -> {
            if (attribution.unit() == Attribution.Unit.SENTENCE) {
                out.append("\nWhat the score loses without each sentence:\n").append(sentences(attribution));
            } else {
                out.append(method == Method.OCCLUSION ? "\nWhat the score loses without each word:\n" : "\n")
                        .append(words(attribution));
            }
        });
        return out.append('\n').toString();
    }

    private String words(Attribution words) {
        Shades shades = new Shades(words);
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (TextPiece piece : TextPiece.of(explanation.text(), words.spans())) {
            String text = visible(piece.text());
            int lineFeed = text.lastIndexOf('\n');
            if (piece.span().isEmpty() && lineFeed < 0 && column >= COLUMNS && text.isBlank()) {
                out.append('\n');
                column = 0;
                continue;
            }
            out.append(piece.span()
                    .map(span -> shaded(shades.of(span.weight()), text))
                    .orElse(text));
            column = lineFeed < 0 ? column + text.length() : text.length() - lineFeed - 1;
        }
        out.append("\n\n");
        out.append("for pos  ").append(top(words, true, shades)).append('\n');
        out.append("for neg  ").append(top(words, false, shades)).append('\n');
        words.baseline()
                .ifPresent(baseline -> out.append(String.format(
                        Locale.ROOT,
                        "in all   %+.2f without the words, %+.2f by them: log-odds %+.2f%n",
                        baseline,
                        words.total(),
                        explanation.logOdds())));
        return out.toString();
    }

    private String top(Attribution words, boolean positive, Shades shades) {
        List<TopWords.Entry> top = TopWords.of(explanation, words, positive, MOST_WORDS);
        return top.isEmpty()
                ? "none"
                : top.stream()
                        .map(entry -> number(entry.weight(), shades) + ' ' + visible(entry.word()))
                        .collect(Collectors.joining("  "));
    }

    private String sentences(Attribution sentences) {
        Shades shades = new Shades(sentences);
        StringBuilder out = new StringBuilder();
        for (Span span : sentences.spans()) {
            String sentence = visible(TextPiece.withoutTags(span.of(explanation.text())));
            out.append("  ")
                    .append(number(span.weight(), shades))
                    .append("  ")
                    .append(sentence.replaceAll("\\s+", " ").strip())
                    .append('\n');
        }
        return out.toString();
    }

    private String number(double weight, Shades shades) {
        String number = String.format(Locale.ROOT, "%+.2f", weight);
        return colours ? shaded(shades.of(weight), number) : number;
    }

    private String shaded(int shade, String text) {
        if (shade == 0) {
            return text;
        }
        int strength = Math.min(Shades.STRONGEST, Math.abs(shade));
        if (!colours) {
            return "[" + (shade > 0 ? "+" : "-").repeat((strength + 1) / 2) + text + "]";
        }
        int background = (shade > 0 ? BLUES : ORANGES)[strength - 1];
        int ink = strength == Shades.STRONGEST ? WHITE : BLACK;
        String underline = shade < 0 ? "4;" : "";
        return "\u001b[" + underline + "38;5;" + ink + ";48;5;" + background + "m" + text + "\u001b[0m";
    }

    private static String visible(String text) {
        return CONTROLS.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    }
}
