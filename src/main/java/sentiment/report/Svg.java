package sentiment.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;

/**
 * A picture for an HTML page.
 *
 * @param markup an {@code svg} element that fills the width it is given, in the page's colours
 */
record Svg(String markup) {
    private static final Pattern PROLOGUE = Pattern.compile("^.*?<svg[^>]*>", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("rgb\\((\\d+),0,0\\)");
    /** More digits than a screen shows make half of the file. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}");

    private static final Pattern INVISIBLE = Pattern.compile("<rect[^>]*fill-opacity:0;[^>]*/>");
    private static final Pattern BETWEEN = Pattern.compile(">\\s+<");
    private static final Pattern CLIP = Pattern.compile("clip-?\\d+");

    /**
     * Draws a chart.
     *
     * @param below height to leave under the chart
     * @param id unique on the page, of letters and digits
     */
    static Svg of(XYChart chart, int below, String id) {
        String svg;
        try {
            svg = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not draw a picture: " + e, e);
        } catch (InternalError | LinkageError e) {
            throw new IllegalStateException(
                    "Java cannot draw letters on this machine; install a font and fontconfig (Debian: fontconfig and"
                            + " fonts-dejavu-core).",
                    e);
        }
        svg = PROLOGUE.matcher(svg).replaceFirst("");
        svg = INVISIBLE.matcher(svg).replaceAll("");
        svg = COLOUR.matcher(svg)
                .replaceAll(match ->
                        "var(--" + Ink.ofRed(Integer.parseInt(match.group(1))).variable() + ")");
        svg = NUMBER.matcher(svg).replaceAll(match -> rounded(match.group()));
        svg = CLIP.matcher(svg).replaceAll(match -> id + match.group());
        svg = BETWEEN.matcher(svg).replaceAll("><");
        return new Svg("<svg viewBox=\"0 0 " + chart.getWidth() + " " + (chart.getHeight() + below)
                + "\" aria-hidden=\"true\" focusable=\"false\">" + svg.strip());
    }

    private static String rounded(String number) {
        String rounded = String.format(Locale.ROOT, "%.2f", Double.parseDouble(number));
        return rounded.replaceFirst("\\.?0+$", "");
    }
}
