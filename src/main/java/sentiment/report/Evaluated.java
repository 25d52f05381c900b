package sentiment.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import sentiment.data.Label;
import sentiment.data.Review;
import sentiment.data.Sha256;
import sentiment.evaluation.Breakdown;
import sentiment.explain.Span;
import sentiment.model.Classification;

/**
 * How a model did on labelled reviews.
 *
 * @param data what the reviews are called
 * @param fingerprint SHA-256 of the reviews' labels and texts in their order: of two models with the same one the figures
 *     compare
 * @param breakdown the figures
 * @param mistakes the wrong answers of the highest confidence, worst first
 */
public record Evaluated(String data, String fingerprint, Breakdown breakdown, List<Mistake> mistakes) {
    private static final int MISTAKES = 10;
    private static final Pattern WORD = Pattern.compile("\\S+");

    /**
     * A review that got the wrong label.
     *
     * @param id the review's
     * @param text as it was read
     * @param actual {@code pos} or {@code neg}
     * @param probability P(positive)
     * @param words what its words did; empty where nobody explained it
     */
    public record Mistake(String id, String text, String actual, double probability, List<Span> words) {}

    /**
     * Sums up scored reviews.
     *
     * @param data what the page calls the reviews
     * @param scored every review with a label
     * @param explainer says what the words of the mistakes that are shown did, in their order and without overlaps
     */
    public static Evaluated of(
            String data, List<Classification.Scored> scored, Function<String, List<Span>> explainer) {
        List<Label> labels = scored.stream().map(Evaluated::actual).toList();
        double[] probabilities =
                scored.stream().mapToDouble(Classification.Scored::probability).toArray();
        int[] words =
                scored.stream().mapToInt(one -> words(one.review().text())).toArray();
        List<Mistake> mistakes = scored.stream()
                .filter(one -> one.label() != actual(one))
                .sorted(Comparator.comparingDouble(one -> -Math.abs(one.probability() - 0.5)))
                .limit(MISTAKES)
                .map(one -> mistake(one, explainer))
                .toList();
        return new Evaluated(data, fingerprint(scored), Breakdown.of(labels, probabilities, words), mistakes);
    }

    private static Mistake mistake(Classification.Scored scored, Function<String, List<Span>> explainer) {
        Review review = scored.review();
        return new Mistake(
                review.id(),
                review.text(),
                actual(scored).text(),
                scored.probability(),
                explainer.apply(review.text()));
    }

    private static Label actual(Classification.Scored scored) {
        return scored.review().label().orElseThrow();
    }

    private static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    private static String fingerprint(List<Classification.Scored> scored) {
        MessageDigest digest = Sha256.digest();
        for (Classification.Scored one : scored) {
            String line = actual(one).text() + '\t' + one.review().text() + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
