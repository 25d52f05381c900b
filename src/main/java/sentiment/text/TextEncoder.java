package sentiment.text;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Turns texts into the ids of their words. Thread-safe. */
public record TextEncoder(Tokenizer tokenizer, Vocabulary vocabulary) {
    public TextEncoder {
        requireNonNull(tokenizer, "tokenizer");
        requireNonNull(vocabulary, "vocabulary");
    }

    /** The ids of the text's tokens in order, {@code int[tokens]}; unknown words are {@link Vocabulary#UNK}. */
    public int[] encode(String text) {
        return encode(text, word -> {});
    }

    /** {@link #encode(String)}, where {@code words} is handed each token's text, also those of unknown words. */
    public int[] encode(String text, Consumer<String> words) {
        IdList ids = new IdList();
        tokenizer.forEach(text, token -> {
            ids.add(vocabulary.id(token.text()));
            words.accept(token.text());
        });
        return ids.toArray();
    }

    /** The ids of every text, in the order of the texts, made by {@code threads} threads. */
    public int[][] encode(List<String> texts, int threads) {
        int[][] encoded = new int[texts.size()][];
        Workers.forEachIndex(texts.size(), threads, (worker, index) -> encoded[index] = encode(texts.get(index)));
        return encoded;
    }

    /** A growing {@code int[]}: a text of 50 MB has ten million tokens, too many to box. */
    static final class IdList {
        private int[] ids = new int[256];
        private int size;

        void add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
            }
            ids[size++] = id;
        }

        int[] toArray() {
            return Arrays.copyOf(ids, size);
        }
    }
}
