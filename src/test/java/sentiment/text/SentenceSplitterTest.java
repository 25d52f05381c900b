package sentiment.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {
    private static List<String> sentences(String text) {
        return SentenceSplitter.split(text, new PtbTokenizer().tokenize(text)).stream()
                .map(sentence -> text.substring(
                        sentence.get(0).start(),
                        sentence.get(sentence.size() - 1).end()))
                .toList();
    }

    @Test
    void marksEndThemAndQuotesThatCloseBelongToThem() {
        assertEquals(
                List.of("He said \"Good film!\"", "I did not (at all).", "Why?!", "So... well", "The end"),
                sentences("He said \"Good film!\" I did not (at all). Why?! So... well<br /><br />The end"));
    }

    @Test
    void anAbbreviationEndsNone() {
        assertEquals(
                List.of("Mr. Smith paid $3.50 for it.", "Dr. No vs. the U.S. army is fun."),
                sentences("Mr. Smith paid $3.50 for it. Dr. No vs. the U.S. army is fun."));
    }

    @Test
    void nothingHasNone() {
        assertEquals(List.of(), sentences(" <br />"));
    }
}
