package sentiment.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.AnnotationText;

/** Words beside a point of a chart, in a colour of their own, which XChart's annotations do not have. */
final class PlotLabel extends AnnotationText {
    private static final int GAP = 6;

    private final String text;
    private final Side side;
    private final Color colour;
    private final Font font;

    /** Where the words stand as seen from the point. */
    enum Side {
        ABOVE(-0.5, 0, -1),
        BELOW(-0.5, 0, 1),
        /** Below what stands below. */
        TITLE(-0.5, 0, 2.9),
        LEFT(-1, -1, 0),
        RIGHT(0, 1, 0);

        private final double shift;
        private final int horizontal;
        private final double vertical;

        Side(double shift, int horizontal, double vertical) {
            this.shift = shift;
            this.horizontal = horizontal;
            this.vertical = vertical;
        }
    }

    PlotLabel(String text, double x, double y, Side side, Color colour, Font font) {
        super(text, x, y, false);
        this.text = text;
        this.side = side;
        this.colour = colour;
        this.font = font;
    }

    @Override
    public void paint(Graphics2D graphics) {
        TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
        double width = layout.getAdvance();
        double left = getXAxisScreenValue(x) + side.shift * width + side.horizontal * GAP;
        // Of capitals and digits in most fonts; the same for all words, so that they stand on one line.
        double height = 0.73 * font.getSize();
        double base = getYAxisScreenValue(y) + height / 2 + side.vertical * (height / 2 + GAP);
        graphics.setColor(colour);
        graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(left, base)));
    }
}
