package sentiment.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.batch.EncodedReviews;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.model.Calibration;
import sentiment.model.Calibration.PartWeights;
import sentiment.model.ModelDirectory;
import sentiment.model.SentimentModel;
import sentiment.wide.WideConfig;
import sentiment.wide.WideModel;
import sentiment.wide.WideTrainer;

class ExplainerTest {
    private static SentimentModel model;
    private static Explainer explainer;

    @BeforeAll
    static void train(@TempDir Path folder) {
        model = NegationModel.load(folder);
        explainer = new Explainer(model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @CsvSource({
        "not good, not, NEGATIVE",
        "The plot is not good and a film., not, NEGATIVE",
        "hardly great, hardly, NEGATIVE",
        "hardly boring, hardly, POSITIVE",
        "The music is hardly boring, hardly, POSITIVE",
        "The film is good, good, POSITIVE",
        "dull and a film., dull, NEGATIVE"
    })
    void bothMethodsNameTheWordThatDecides(String text, String word, Label label) {
        Explanation explanation = explainer.explain(text);
        assertEquals(label, explanation.label());
        for (Method method : Method.values()) {
            assertEquals(word, strongest(explanation, method), method + " " + explanation.attributions());
        }
    }

    /** The word that speaks most for the label that the text has. */
    private static String strongest(Explanation explanation, Method method) {
        double side = explanation.label() == Label.POSITIVE ? 1 : -1;
        return explanation.attributions().get(method).spans().stream()
                .max(Comparator.comparingDouble(span -> side * span.weight()))
                .orElseThrow()
                .of(explanation.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not good", "The film is great. The plot is not dull.", "xyzzy", "boring boring boring"})
    void theWordsWeightsAddUpToTheScore(String text) {
        Explanation explanation = explainer.explain(text);
        Attribution words = explanation.attributions().get(Method.GRADIENTS);
        double baseline = words.baseline().orElseThrow();
        double difference = explanation.logOdds() - baseline;
        assertEquals(difference, words.total(), Math.max(2e-4, 0.01 * Math.abs(difference)));
        assertEquals(model.classify(text).probability(), explanation.probability());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not good", "The film is great. The plot is not dull.", "hardly boring and a film."})
    void thePartsCountAsInTheWholeTextWhateverIsLeftOut(String text, @TempDir Path other) {
        Calibration byLength = new Calibration(new PartWeights(2, 0.5, 2, -1), new PartWeights(20, 0.25, 0.5, 1));
        int length = model.tokens(text).size();
        PartWeights here = byLength.at(length);
        Explanation explanation = explained(other, byLength, text);
        assertEquals(
                explained(other, Calibration.constant(here.recurrent(), here.wide(), here.bias()), text), explanation);
        Attribution words = explanation.attributions().get(Method.GRADIENTS);
        double difference = explanation.logOdds() - words.baseline().orElseThrow();
        assertEquals(difference, words.total(), Math.max(2e-4, 0.01 * Math.abs(difference)));
    }

    /** By the same network with a wide part and a calibration. */
    private static Explanation explained(Path folder, Calibration calibration, String text) {
        NegationModel.save(folder);
        BinaryEvaluation validation = new BinaryEvaluation();
        validation.add(Label.POSITIVE, 0.9);
        ModelDirectory.calibrate(folder, calibration, Map.of(), validation.metrics(), Optional.of(wide()));
        try (SentimentModel calibrated = SentimentModel.load(folder)) {
            Explanation explanation = new Explainer(calibrated).explain(text);
            assertEquals(calibrated.classify(text).probability(), explanation.probability());
            return explanation;
        }
    }

    private static WideModel wide() {
        int[][] ids = {{10}, {14, 10}, {11}, {15, 13}, {12}, {14, 12}};
        return WideTrainer.train(
                new EncodedReviews(ids, new int[] {1, 0, 0, 1, 1, 0}),
                NegationModel.WORDS,
                new WideConfig(true, 2, 1, 1, 0, false));
    }

    @Test
    void placesAreThoseOfTheOriginalText() {
        String text = "\uD83C\uDFAC The film<br /><br />isn\u2019t\u0085GOOD \uD83D\uDE00 \u00BD &amp; \uD83D\uDE00!";
        for (Attribution attribution : explainer.explain(text).attributions().values()) {
            int end = 0;
            for (Span span : attribution.spans()) {
                assertTrue(span.start() >= end, span + " overlaps the one before");
                end = span.end();
                assertTrue(!Character.isLowSurrogate(text.charAt(span.start())), "no half of an emoji");
            }
            assertEquals(text.length(), end);
        }
        List<String> words = explainer.explain(text).attributions().get(Method.GRADIENTS).spans().stream()
                .map(span -> span.of(text))
                .toList();
        assertTrue(words.containsAll(List.of("\uD83C\uDFAC", "film", "is", "n\u2019t", "GOOD", "&amp;")), words + "");
    }

    @Test
    void ofSeveralSentencesTheMethodsAgreeOnTheSides() {
        String text = "The film is great. The plot is not good.";
        Explanation explanation = explainer.explain(text);
        Attribution sentences = explanation.attributions().get(Method.OCCLUSION);
        assertEquals(Attribution.Unit.SENTENCE, sentences.unit());
        assertEquals(
                List.of("The film is great.", "The plot is not good."),
                sentences.spans().stream().map(span -> span.of(text)).toList());
        for (Span sentence : sentences.spans()) {
            double words = explanation.attributions().get(Method.GRADIENTS).spans().stream()
                    .filter(span -> span.start() >= sentence.start() && span.end() <= sentence.end())
                    .mapToDouble(Span::weight)
                    .sum();
            assertEquals(Math.signum(sentence.weight()), Math.signum(words), sentence + " and " + words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<br />"})
    void aTextWithoutWordsHasAScoreAndNoReasons(String text) {
        Explanation explanation = explainer.explain(text);
        assertEquals(model.classify(text).probability(), explanation.probability());
        explanation.attributions().values().forEach(attribution -> assertEquals(List.of(), attribution.spans()));
    }

    @Test
    void aTextOfManySentencesIsTakenApartInABoundedNumberOfParts() {
        String text = "The film is good. ".repeat(1001);
        Attribution parts =
                explainer.explain(text, Set.of(Method.OCCLUSION)).attributions().get(Method.OCCLUSION);
        assertEquals(167, parts.spans().size());
        assertEquals(text.length() - 1, parts.spans().get(166).end());
    }

    @Test
    void severalThreadsGetWhatOneGets() {
        List<String> texts = List.of("not good", "The film is great. The plot is dull.", "hardly boring");
        List<Explanation> alone = texts.stream().map(explainer::explain).toList();
        IntStream.range(0, 30)
                .parallel()
                .forEach(i -> assertEquals(alone.get(i % 3), explainer.explain(texts.get(i % 3))));
    }
}
