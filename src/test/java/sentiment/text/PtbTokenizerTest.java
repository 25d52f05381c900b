package sentiment.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtbTokenizerTest {
    private final PtbTokenizer tokenizer = new PtbTokenizer();

    @Test
    void contractionsHyphensAndPunctuationAreSplitAsGloveHasThem() {
        assertEquals(
                List.of("i", "do", "n't", "like", "it", "'s", "well", "-", "made", "(", "8/10", ")", "!!!"),
                words("I don't like it's well-made (8/10) !!!"));
    }

    @Test
    void quotesDashesAndEllipsesBecomeAscii() {
        assertEquals(
                List.of("\"", "so", "\"", "--", "it", "'s", "...", "fine", "..."),
                words("\u201CSo\u201D \u2014 it\u2019s \u2026 fine . . ."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br />", "<br>", "<br/>", "<BR />", "<Br   />", "</br>"})
    void lineBreakTagsAreBlanksAndOffsetsStay(String tag) {
        String text = "Bad" + tag + tag + "film";
        int film = text.indexOf("film");
        assertEquals(List.of(new Token("bad", 0, 3), new Token("film", film, film + 4)), tokenizer.tokenize(text));
    }

    @Test
    void offsetsGiveBackTheToken() {
        String text =
                "The U.K. cut ran 97 minutes, cost $3.5 million & wasn't WORTH it\u0085 see http://a.example/b?c=1 :-) "
                        + "na\u00EFve \u0395\u03BB\u03BB\u03AC\u03B4\u03B1 \uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD "
                        + "<i>Alien</i><br /><br />The end.\n\n Mr. O'Neill's";
        int end = 0;
        for (Token token : tokenizer.tokenize(text)) {
            assertTrue(token.start() >= end, token + " overlaps the one before");
            end = token.end();
            String original = text.substring(token.start(), token.end());
            if (!original.equals("\u0085")) {
                assertEquals(original.toLowerCase(Locale.ROOT), token.text());
            }
        }
        assertEquals(text.length(), end);
    }

    @Test
    void onlyBlanksAndControlCharactersStandBetweenTokens() {
        String[] parts = {
            "film",
            "don't",
            "can not",
            "U.S.",
            "a-b-c",
            "1 1/2",
            "(555) 555 1234",
            "<br />",
            "\uD83D\uDE00",
            "\uD800",
            "\uDC00",
            "\u0000",
            "\u0085",
            "e\u0301",
            "&amp;",
            "\u00AD",
            "\u200D",
            "'",
            "\"",
            "...",
            "\u65E5\u672C\u8A9E",
            "\n",
            "\r",
            " ",
            "\u00A0",
            "<a\nb=\"c\">",
            "::",
            "@x",
            "#y",
            "\uFFFF",
        };
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(30);
            for (int i = 0; i < length; i++) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
            }
            assertNothingLost(text.toString());
        }
    }

    @Test
    void normalisedTokensAreTheDocumentedOnes() {
        assertEquals(List.of("rock", "&", "roll"), words("Rock &amp; Roll"));
        assertEquals(List.of("coop"), words("co\u00ADop"));
        assertEquals(List.of("\u00E9t\u00E9"), words("e\u0301te\u0301"));
        assertEquals(List.of("1\u00A01/2"), words("1 1/2"));
        assertEquals(
                List.of(new Token("u.s.", 0, 3), new Token(".", 3, 4), new Token("the", 5, 8)),
                tokenizer.tokenize("U.S. The U.S.").subList(0, 3));
        assertEquals(List.of("a", "\uFFFD"), words("a \uD83D"));
    }

    @Test
    void noTokenHoldsALineFeed() {
        assertFalse(words("x <a\nhref=\"y\">z</a> 1\n1/2").stream().anyMatch(word -> word.contains("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\t", "<br /><br>", "\u00A0\u3000"})
    void nothingButBlanksHasNoTokens(String text) {
        assertEquals(List.of(), tokenizer.tokenize(text));
    }

    @Test
    void aLongTextHasTheTokensOfItsSentences() {
        String sentence = "It was n't good , but the cast <br /> made me laugh . ";
        int times = 2000;
        List<String> one = words(sentence);
        List<Token> tokens = tokenizer.tokenize(sentence.repeat(times));
        assertEquals(one.size() * times, tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            assertEquals(one.get(i % one.size()), tokens.get(i).text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/", "a@", "'", "a-", "a.", "=", "\uD83D\uDE00", "\u65E5", "x\uD83D\uDE00", "<!a ", "<?"})
    void rubbishOfAnyLengthIsCutAndNothingIsLost(String part) {
        assertNothingLost(part.repeat(60_000 / part.length()));
    }

    private List<String> words(String text) {
        return tokenizer.tokenize(text).stream().map(Token::text).collect(Collectors.toList());
    }

    /** Tokens stand in order and apart, and leave out nothing but blanks, line break tags and control characters. */
    private void assertNothingLost(String text) {
        String blanked = text.replace("<br />", "      ");
        int end = 0;
        for (Token token : tokenizer.tokenize(text)) {
            assertTrue(token.start() >= end, () -> token + " overlaps the one before in " + text);
            assertBlank(blanked, end, token.start());
            assertFalse(token.text().isEmpty());
            assertEquals(Normalizer.normalize(token.text(), Normalizer.Form.NFC), token.text());
            end = token.end();
        }
        assertBlank(blanked, end, blanked.length());
    }

    private static void assertBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int at = i;
            assertTrue(
                    Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isIdentifierIgnorable(c),
                    () -> String.format("U+%04X at %d was lost from %s", (int) c, at, escaped(text)));
        }
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 && c >= 32 ? "" + (char) c : String.format("\\u%04X", c))
                .collect(Collectors.joining());
    }
}
