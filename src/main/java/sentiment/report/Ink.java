package sentiment.report;

import java.awt.Color;
import java.util.List;

/**
 * The colours of pictures. A picture is drawn in stand-ins, which {@link Svg} replaces by the CSS variables that the page
 * sets for light and for dark; the series' colours there are told apart with any colour vision (Okabe and Ito 2008).
 */
enum Ink {
    TEXT("ink"),
    FAINT("faint"),
    GRID("grid"),
    POSITIVE("s1"),
    NEGATIVE("s2"),
    THIRD("s3"),
    FOURTH("s4"),
    FIFTH("s5"),
    SIXTH("s6");

    /** For lines that stand for no label. */
    static final List<Ink> SERIES = List.of(POSITIVE, NEGATIVE, THIRD, FOURTH, FIFTH, SIXTH);

    private final String variable;

    Ink(String variable) {
        this.variable = variable;
    }

    /** The CSS variable's name without its dashes. */
    String variable() {
        return variable;
    }

    /** What is drawn with in its place. */
    Color standIn() {
        return new Color(ordinal() + 1, 0, 0);
    }

    /** The one whose stand-in has this much red. */
    static Ink ofRed(int red) {
        return values()[red - 1];
    }
}
