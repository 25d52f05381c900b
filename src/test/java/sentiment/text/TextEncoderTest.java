package sentiment.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncoderTest {
    private static final List<String> TEXTS = randomTexts(500);

    private final Tokenizer tokenizer = new PtbTokenizer();
    private final Vocabulary vocabulary =
            new Vocabulary(List.of("<pad>", "<unk>", "a", "good", "film", "n't", "do", "."));

    @Test
    void knownWordsGetTheirIdsAndOthersUnknown() {
        TextEncoder encoder = new TextEncoder(tokenizer, vocabulary);
        assertArrayEquals(new int[] {6, 5, 1, 2, 3, 4, 7}, encoder.encode("Don't miss a GOOD film."));
        assertArrayEquals(new int[0], encoder.encode(""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void threadsKeepTheOrder(int threads) {
        TextEncoder encoder = new TextEncoder(tokenizer, vocabulary);
        int[][] encoded = encoder.encode(TEXTS, threads);
        assertEquals(TEXTS.size(), encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            assertArrayEquals(encoder.encode(TEXTS.get(i)), encoded[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void tokenisedOnceMeansTheSameIdsAndCounts(int threads) {
        List<Integer> progress = Collections.synchronizedList(new ArrayList<>());
        TokenizedTexts tokenized = TokenizedTexts.of(tokenizer, TEXTS, threads, progress::add);
        Map<String, Long> counts = TEXTS.stream()
                .flatMap(text -> tokenizer.tokenize(text).stream())
                .collect(Collectors.groupingBy(Token::text, Collectors.counting()));
        assertEquals(counts, tokenized.counts());
        Vocabulary learned = Vocabulary.ofCounts(counts, 30, 2);
        assertArrayEquals(new TextEncoder(tokenizer, learned).encode(TEXTS, 1), tokenized.encode(learned));
        assertEquals(List.of(100, 200, 300, 400, 500), progress);
    }

    @Test
    void whatFailsInAThreadIsThrownAndEndsTheCall() {
        RuntimeException failure = new IllegalStateException("at the 17th text");
        Tokenizer failing = new Tokenizer() {
            @Override
            public void forEach(String text, Consumer<? super Token> sink) {
                if (text.equals(TEXTS.get(17))) {
                    throw failure;
                }
            }

            @Override
            public String id() {
                return "failing";
            }
        };
        TextEncoder encoder = new TextEncoder(failing, vocabulary);
        assertSame(failure, assertThrows(IllegalStateException.class, () -> encoder.encode(TEXTS, 3)));
    }

    private static List<String> randomTexts(int count) {
        String[] words = {"A", "good", "film", "don't", "bad,", "plot.", "caf\u00E9", "<br />", "8/10", "\uD83D\uDE00"};
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder("text " + i);
            for (int k = random.nextInt(40); k > 0; k--) {
                text.append(' ').append(words[random.nextInt(words.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
