package sentiment.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An explanation for programs; docs/formats.md tells the keys. Offsets count characters, Unicode code points, as Python,
 * jq and people count an emoji. Stateless.
 */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** @param id what to call the text */
    public static ObjectNode of(String id, Explanation explanation) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("id", id);
        object.put("label", explanation.label().text());
        object.put("probability", rounded(explanation.probability()));
        object.put("logOdds", rounded(explanation.logOdds()));
        explanation
                .attributions()
                .forEach((method, attribution) -> object.set(method.toString(), attribution(explanation, attribution)));
        return object;
    }

    private static ObjectNode attribution(Explanation explanation, Attribution attribution) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("unit", attribution.unit().name().toLowerCase(Locale.ROOT));
        attribution.baseline().ifPresent(baseline -> object.put("baseline", rounded(baseline)));
        ArrayNode spans = object.putArray("spans");
        String text = explanation.text();
        int unit = 0;
        int character = 0;
        for (Span span : attribution.spans()) {
            int start = character + text.codePointCount(unit, span.start());
            int end = start + text.codePointCount(span.start(), span.end());
            spans.addObject()
                    .put("start", start)
                    .put("end", end)
                    .put("text", span.of(text))
                    .put("weight", rounded(span.weight()));
            unit = span.end();
            character = end;
        }
        return object;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
