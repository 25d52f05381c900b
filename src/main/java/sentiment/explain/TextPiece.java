package sentiment.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A piece of a text to show: a span, or what stands between two.
 *
 * @param text a line break tag between spans is a line break
 * @param span empty between spans
 */
public record TextPiece(String text, Optional<Span> span) {
    private static final Pattern LINE_BREAK_TAG = Pattern.compile("</?br\\s*+/?>", Pattern.CASE_INSENSITIVE);

    /** The whole text in order. */
    public static List<TextPiece> of(String text, List<Span> spans) {
        List<TextPiece> pieces = new ArrayList<>();
        int end = 0;
        for (Span span : spans) {
            addGap(pieces, text.substring(end, span.start()));
            pieces.add(new TextPiece(span.of(text), Optional.of(span)));
            end = span.end();
        }
        addGap(pieces, text.substring(end));
        return pieces;
    }

    private static void addGap(List<TextPiece> pieces, String gap) {
        if (!gap.isEmpty()) {
            pieces.add(new TextPiece(withoutTags(gap), Optional.empty()));
        }
    }

    /** With line breaks for line break tags. */
    public static String withoutTags(String text) {
        return LINE_BREAK_TAG.matcher(text).replaceAll("\n");
    }
}
