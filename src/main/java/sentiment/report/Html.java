package sentiment.report;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of HTML. It is made of constant templates, whose constancy the compiler checks, and of values, which are
 * escaped unless they are pieces of HTML themselves: forgetting to escape is not possible. Immutable.
 */
final class Html {
    static final Html NOTHING = new Html("");
    private static final String PLACE = "{}";

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Fills the places {@code {}} of a template in order.
     *
     * @param template where a place stands in an attribute, it stands between quotes
     * @param values an {@code Html} or a collection of them goes in as it is, anything else as escaped text
     */
    static Html of(@CompileTimeConstant final String template, Object... values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException(
                        "The template has fewer places than the " + values.length + " values: " + template);
            }
            filled.append(template, from, place).append(markup(value));
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException(
                    "The template has more places than the " + values.length + " values: " + template);
        }
        return new Html(filled.append(template, from, template.length()).toString());
    }

    /** Plain text. */
    static Html text(String text) {
        return new Html(escaped(text));
    }

    /** A file of this package, as it is. */
    static Html resource(@CompileTimeConstant final String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            return new Html(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + name + " of this program: " + e, e);
        }
    }

    /** What the picture library wrote; holds outlines of letters, never text. */
    static Html drawing(Svg svg) {
        return new Html(svg.markup());
    }

    private static String markup(Object value) {
        if (value instanceof Html html) {
            return html.markup;
        }
        if (value instanceof Collection<?> pieces) {
            return pieces.stream().map(Html::markup).collect(Collectors.joining());
        }
        return escaped(String.valueOf(value));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isShown(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** HTML forbids most control characters and lone surrogates, which UTF-8 could not encode either. */
    private static boolean isShown(int c) {
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }
}
