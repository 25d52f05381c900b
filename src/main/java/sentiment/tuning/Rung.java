package sentiment.tuning;

/**
 * A stage of a search, at whose end trials are compared.
 *
 * @param trials how many come so far
 * @param epochs how long each has been trained then
 */
public record Rung(int trials, int epochs) {}
