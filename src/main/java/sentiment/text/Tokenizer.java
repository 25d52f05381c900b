package sentiment.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Splits text into tokens. Implementations are thread-safe and take any string. */
public interface Tokenizer {
    /** Hands the tokens of {@code text} to {@code sink}, in order of their place, without holding them. */
    void forEach(String text, Consumer<? super Token> sink);

    /** Names the tokenizer and all that shapes its tokens: equal ids mean equal tokens. */
    String id();

    /** The tokens of {@code text}, in order of their place; empty for an empty text. */
    default List<Token> tokenize(String text) {
        List<Token> tokens = new ArrayList<>();
        forEach(text, tokens::add);
        return tokens;
    }
}
