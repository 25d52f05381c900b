package sentiment.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExplanationJsonTest {
    private static Explanation explanation(String text, Span... spans) {
        Attribution words = new Attribution(Attribution.Unit.WORD, OptionalDouble.of(0.25), List.of(spans));
        return new Explanation(text, -1.75, Map.of(Method.GRADIENTS, words));
    }

    @Test
    void offsetsCountCharactersAndNotHalvesOfThem() {
        String text = "\uD83C\uDFAC<br />b\u0085\uD83D\uDE00 \"bad\"";
        Explanation explanation =
                explanation(text, new Span(0, 2, 0.5), new Span(10, 12, -0.25), new Span(14, 17, -2.25));
        assertEquals(
                "{\"id\":\"a\",\"label\":\"neg\",\"probability\":0.148047,\"logOdds\":-1.750000,"
                        + "\"gradients\":{\"unit\":\"word\",\"baseline\":0.250000,\"spans\":["
                        + "{\"start\":0,\"end\":1,\"text\":\"\uD83C\uDFAC\",\"weight\":0.500000},"
                        + "{\"start\":9,\"end\":10,\"text\":\"\uD83D\uDE00\",\"weight\":-0.250000},"
                        + "{\"start\":12,\"end\":15,\"text\":\"bad\",\"weight\":-2.250000}]}}",
                ExplanationJson.of("a", explanation).toString());
    }

    @Test
    void htmlShowsTheTextAndObeysNoneOfIt() {
        String text = "<script>x</script> bad<br />film\u001b & \"good\"";
        int bad = text.indexOf("bad");
        int good = text.indexOf("good");
        String html = ExplanationHtml.article(
                "<id>", explanation(text, new Span(bad, bad + 3, -2), new Span(good, good + 4, 0.5)));
        assertFalse(html.contains("<script>"), html);
        assertTrue(html.contains("<h2>&lt;id&gt;</h2>"), html);
        assertTrue(
                html.contains("<p class=\"text\">&lt;script&gt;x&lt;/script&gt; "
                        + "<span class=\"n4\" title=\"-2.00\">bad</span>\nfilm\uFFFD &amp; &quot;"
                        + "<span class=\"p1\" title=\"+0.50\">good</span>&quot;</p>"),
                html);
        assertTrue(html.contains("Without the words +0.25, all words -1.50, together -1.75."), html);
    }

    @Test
    void aPageLoadsNothingFromElsewhere() {
        String page = ExplanationHtml.head()
                + ExplanationHtml.article("a", explanation("bad", new Span(0, 3, -2)))
                + ExplanationHtml.foot();
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("url("), page);
    }

    @Test
    void aTextWhereNoWordMattersIsPale() {
        Attribution words = explanation("a b", new Span(0, 1, 0.02), new Span(2, 3, -0.07))
                .attributions()
                .get(Method.GRADIENTS);
        Shades shades = new Shades(words);
        assertEquals(0, shades.of(0.02));
        assertEquals(-1, shades.of(-0.07));
    }
}
