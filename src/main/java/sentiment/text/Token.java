package sentiment.text;

import static java.util.Objects.requireNonNull;

/**
 * One token.
 *
 * @param text the normalised, lower-cased text: the word that a vocabulary looks up
 * @param start index of its first character in the original text, in UTF-16 units
 * @param end index after its last character in the original text
 */
public record Token(String text, int start, int end) {
    public Token {
        requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text must not be empty");
        }
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("start and end must enclose characters but are " + start + ", " + end);
        }
    }
}
