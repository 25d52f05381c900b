package sentiment.explain;

/** How strongly to colour spans, by their weight beside the largest one of the text. Immutable. */
public final class Shades {
    /** The strongest shade. */
    public static final int STRONGEST = 4;

    /** A text whose largest weight is below it is coloured faintly, in log-odds. */
    private static final double FAINT = 0.25;

    private final double scale;

    public Shades(Attribution attribution) {
        scale = attribution.spans().stream()
                .mapToDouble(span -> Math.abs(span.weight()))
                .reduce(FAINT, Math::max);
    }

    /** From -{@value #STRONGEST}, most negative, to {@value #STRONGEST}; 0 for the least eighth. */
    public int of(double weight) {
        return (int) Math.round(STRONGEST * weight / scale);
    }
}
