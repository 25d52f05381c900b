package sentiment.explain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words with the largest weights, for those who see no colours and those in a hurry. Stateless. */
public final class TopWords {
    /**
     * A word and the sum of its weights.
     *
     * @param word lower case
     */
    public record Entry(String word, double weight) {}

    private TopWords() {}

    /**
     * The words that speak for one side, the strongest first.
     *
     * @param positive which side
     * @param most how many at most
     */
    public static List<Entry> of(Explanation explanation, Attribution words, boolean positive, int most) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (Span span : words.spans()) {
            sums.merge(span.of(explanation.text()).toLowerCase(Locale.ROOT), span.weight(), Double::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Entry(sum.getKey(), sum.getValue()))
                .filter(entry -> positive ? entry.weight() > 0 : entry.weight() < 0)
                .sorted(Comparator.comparingDouble(entry -> -Math.abs(entry.weight())))
                .limit(most)
                .toList();
    }
}
