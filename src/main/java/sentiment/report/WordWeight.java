package sentiment.report;

/**
 * What a word did to a review's score.
 *
 * @param start its first character in the text
 * @param end the character after its last
 * @param weight above 0 where it spoke for positive, below where for negative; only the relation to the text's other
 *     words matters
 */
public record WordWeight(int start, int end, double weight) {}
