package sentiment.text;

import edu.stanford.nlp.ling.HasWord;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stanford CoreNLP's English tokenizer as GloVe's words want it: Penn Treebank contractions ({@code do n't}), hyphens
 * and slashes split off, brackets as they are, every quote, dash and ellipsis in ASCII, lower case.
 *
 * <p>A token's text is the lower-cased text at its place, except that quotes, dashes, ellipses, fractions, HTML
 * entities ({@code &amp;}) and soft hyphens are normalised, accents composed (NFC), a blank inside (phone numbers,
 * fractions) is U+00A0, and an abbreviation that ends a sentence keeps the full stop that is also the next token
 * ({@code u.s.} and {@code .}). {@code <br />} and its variants count as blanks, and so do control characters. An
 * unpaired surrogate reads as U+FFFD.
 *
 * <p>Thread-safe: every call has a lexer of its own. The lexer looks ahead without bound and would need quadratic time
 * on rubbish, so a text longer than 4,096 characters is lexed in pieces that end at a blank, one ends before every
 * {@code <!} and {@code <?}, and a run of more than 128 characters without a blank is cut; the longest such run in
 * 37,500 labelled IMDB reviews has 76.
 */
public final class PtbTokenizer implements Tokenizer {
    private static final String OPTIONS = "untokenizable=noneKeep,quotes=ascii,dashes=ascii,ellipses=ascii";
    /** The lexer need not keep the text around a token. */
    private static final String LEAN = "invertible=false,";

    /**
     * To be raised whenever the same text would give other tokens: caches and models are keyed by it. Its
     * {@code invertible=true} was once set, and gave the same tokens.
     */
    private static final String ID = "ptb-corenlp-4.5.10,lower,invertible=true," + OPTIONS + ",revision=1";

    private static final Pattern LINE_BREAK_TAG = Pattern.compile("</?br\\s*+/?>", Pattern.CASE_INSENSITIVE);
    private static final int PIECE_CHARACTERS = 4096;
    private static final int RUN_CHARACTERS = 128;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void forEach(String text, Consumer<? super Token> sink) {
        String clean = clean(text);
        int start = 0;
        while (start < clean.length()) {
            int end = pieceEnd(clean, start);
            lex(clean.substring(start, end), start, sink);
            start = end;
        }
    }

    private static void lex(String piece, int offset, Consumer<? super Token> sink) {
        PTBTokenizer<Lexeme> lexer = new PTBTokenizer<>(new StringReader(piece), Lexeme::new, LEAN + OPTIONS);
        while (lexer.hasNext()) {
            Lexeme lexeme = lexer.next();
            // A tag may span lines, and a vocabulary is a word a line.
            String word = lexeme.word().toLowerCase(Locale.ROOT).replace('\n', '\u00A0');
            int start = offset + lexeme.start();
            sink.accept(new Token(word, start, start + lexeme.length()));
        }
    }

    /** What the lexer makes: CoreNLP's own {@code CoreLabel} is a map, and costs more than its text is worth here. */
    private record Lexeme(String word, int start, int length) implements HasWord {
        @Override
        public void setWord(String word) {
            throw new UnsupportedOperationException("a lexeme does not change");
        }
    }

    /** The text with line break tags blanked and unpaired surrogates replaced, every character still in its place. */
    private static String clean(String text) {
        char[] characters = text.toCharArray();
        if (text.indexOf('<') >= 0) {
            Matcher tag = LINE_BREAK_TAG.matcher(text);
            while (tag.find()) {
                Arrays.fill(characters, tag.start(), tag.end(), ' ');
            }
        }
        for (int i = 0; i < characters.length; i++) {
            if (Character.isSurrogate(characters[i])) {
                if (i + 1 < characters.length && Character.isSurrogatePair(characters[i], characters[i + 1])) {
                    i++;
                } else {
                    characters[i] = '\uFFFD'; // the lexer drops all of its buffer before an unpaired one at the end
                }
            }
        }
        return new String(characters);
    }

    private static int pieceEnd(String text, int start) {
        int blank = start;
        for (int i = start; i < text.length(); i++) {
            if (i - start == PIECE_CHARACTERS) {
                return blank;
            }
            char c = text.charAt(i);
            if (c == '<' && i > start && isDeclaration(text, i)) {
                return i;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = i + 1;
            } else if (i - blank >= RUN_CHARACTERS) {
                return Character.isLowSurrogate(c) ? i - 1 : i;
            }
        }
        return text.length();
    }

    private static boolean isDeclaration(String text, int at) {
        return text.startsWith("!", at + 1) || text.startsWith("?", at + 1);
    }
}
