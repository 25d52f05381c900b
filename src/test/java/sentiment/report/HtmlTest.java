package sentiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void aValueIsTextWhateverItHolds() {
        assertEquals(
                "<p title=\"&quot;&#39;&amp;\">&lt;script&gt;</p>",
                Html.of("<p title=\"{}\">{}</p>", "\"'&", "<script>").toString());
    }

    @Test
    void aPieceOfHtmlIsEscapedOnce() {
        Html inner = Html.of("<b>{}</b>", "a < b");

        assertEquals(
                "<p><b>a &lt; b</b><b>a &lt; b</b></p>",
                Html.of("<p>{}</p>", List.of(inner, inner)).toString());
    }

    @Test
    void aPlaceInAValueIsNoPlace() {
        assertEquals("{} and {}", Html.of("{} and {}", "{}", "{}").toString());
    }

    @Test
    void whatNoPageMayHoldIsReplaced() {
        assertEquals("a\uFFFDb\uFFFDc\n", Html.text("a\u0000b\uD800c\n").toString());
    }

    @Test
    void tooManyOrTooFewValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Html.of("{}"));
        assertThrows(IllegalArgumentException.class, () -> Html.of("", "x"));
    }
}
