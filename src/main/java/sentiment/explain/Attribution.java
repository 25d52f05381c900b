package sentiment.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one method found.
 *
 * @param unit what the spans are
 * @param baseline for integrated gradients the log-odds that no word answers for: the score less it is what the weights
 *     add up to, within {@link IntegratedGradients#TOLERANCE}; empty for occlusion, whose weights need not add up to
 *     anything
 * @param spans in the order of the text, none overlapping
 */
public record Attribution(Unit unit, OptionalDouble baseline, List<Span> spans) {
    /** What a span is. */
    public enum Unit {
        WORD,
        SENTENCE
    }

    public Attribution {
        requireNonNull(unit, "unit");
        requireNonNull(baseline, "baseline");
        spans = List.copyOf(spans);
    }

    /** The sum of all weights. */
    public double total() {
        return spans.stream().mapToDouble(Span::weight).sum();
    }
}
