package sentiment.embedding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Plain decimal numbers out of bytes, without a string each.
 *
 * <p>Up to 2⁵³ the digits and powers of ten up to 10²² are exact as doubles, so their quotient is the number rounded
 * once (Clinger 1990), and once more to float: at most one unit in the last place from {@link Float#parseFloat}. Longer
 * numbers go through it.
 */
final class FloatParser {
    private static final int MOST_DIGITS = 18;
    private static final long LARGEST_EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private FloatParser() {}

    /**
     * The number that bytes [from, to) spell: sign, digits with a point, exponent.
     *
     * @throws NumberFormatException at anything else; {@code NaN}, {@code Infinity} and hexadecimal are anything else
     */
    static float parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = 0;
        boolean point = false;
        for (; at < to; at++) {
            int c = bytes[at];
            if (c >= '0' && c <= '9' && count < MOST_DIGITS) {
                digits = 10 * digits + (c - '0');
                count++;
                decimals += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return parseSlowly(bytes, from, to);
            }
        }
        if (count == 0 || digits > LARGEST_EXACT) {
            return parseSlowly(bytes, from, to);
        }
        double value = digits / POWERS_OF_TEN[decimals];
        return (float) (negative ? -value : value);
    }

    /** Exponents, very long numbers, and what is no number. */
    private static float parseSlowly(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, ISO_8859_1);
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                throw new NumberFormatException(text);
            }
        }
        return Float.parseFloat(text);
    }
}
