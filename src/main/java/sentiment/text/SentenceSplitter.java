package sentiment.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a text's tokens into sentences: a sentence ends with a full stop, exclamation or question mark and the quotes and
 * brackets that close after it, and before a line break tag. An abbreviation's full stop belongs to its token and ends
 * nothing. Stateless.
 */
public final class SentenceSplitter {
    private static final Pattern END = Pattern.compile("[.!?\\u3002\\uFF01\\uFF1F]|[!?]{2,}");
    private static final Set<String> CLOSING = Set.of("\"", "''", "'", ")", "]", "}");
    private static final Pattern LINE_BREAK = Pattern.compile("(?i)</?br\\s*+/?>|\\n\\s*\\n");

    private SentenceSplitter() {}

    /**
     * @param tokens of the text, in order; some may be left out
     * @return every token once, in order, no sentence empty
     */
    public static List<List<Token>> split(String text, List<Token> tokens) {
        List<List<Token>> sentences = new ArrayList<>();
        List<Token> sentence = new ArrayList<>();
        boolean ended = false;
        for (Token token : tokens) {
            boolean goesOn = END.matcher(token.text()).matches() || CLOSING.contains(token.text());
            if (!sentence.isEmpty() && (isBroken(text, sentence, token) || (ended && !goesOn))) {
                sentences.add(List.copyOf(sentence));
                sentence.clear();
                ended = false;
            }
            sentence.add(token);
            ended |= END.matcher(token.text()).matches();
        }
        if (!sentence.isEmpty()) {
            sentences.add(List.copyOf(sentence));
        }
        return sentences;
    }

    private static boolean isBroken(String text, List<Token> sentence, Token next) {
        int end = sentence.get(sentence.size() - 1).end();
        return LINE_BREAK.matcher(text.substring(end, next.start())).find();
    }
}
