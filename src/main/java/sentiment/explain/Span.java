package sentiment.explain;

/**
 * A part of a text and what it does to the score.
 *
 * @param start index of its first character in the original text, in UTF-16 units
 * @param end index after its last character
 * @param weight in log-odds; above 0 it speaks for positive, below for negative
 */
public record Span(int start, int end, double weight) {
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("start and end must enclose characters but are " + start + ", " + end);
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("weight must be finite but is " + weight);
        }
    }

    /** The part itself. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
