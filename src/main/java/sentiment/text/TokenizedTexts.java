package sentiment.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Texts that were tokenised once, words counted: first make a vocabulary of {@link #counts}, then {@link #encode}.
 *
 * <p>Every thread numbers the words in the order it meets them; these provisional ids never leave this class.
 * Immutable once made.
 */
public final class TokenizedTexts {
    private static final int PROGRESS_STEP = 100;

    private final List<Dictionary> dictionaries;
    private final Dictionary[] dictionaryOf;
    private final int[][] provisionalIds;

    private TokenizedTexts(List<Dictionary> dictionaries, int size) {
        this.dictionaries = dictionaries;
        this.dictionaryOf = new Dictionary[size];
        this.provisionalIds = new int[size][];
    }

    /**
     * Tokenises on {@code threads} threads.
     *
     * @param progress told now and then how many texts are done, by one thread at a time
     */
    public static TokenizedTexts of(Tokenizer tokenizer, List<String> texts, int threads, IntConsumer progress) {
        List<Dictionary> dictionaries = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            dictionaries.add(new Dictionary());
        }
        TokenizedTexts tokenized = new TokenizedTexts(dictionaries, texts.size());
        int[] done = new int[1];
        Workers.forEachIndex(texts.size(), threads, (worker, index) -> {
            Dictionary dictionary = dictionaries.get(worker);
            TextEncoder.IdList ids = new TextEncoder.IdList();
            tokenizer.forEach(texts.get(index), token -> ids.add(dictionary.count(token.text())));
            tokenized.dictionaryOf[index] = dictionary;
            tokenized.provisionalIds[index] = ids.toArray();
            synchronized (done) {
                if (++done[0] % PROGRESS_STEP == 0 || done[0] == texts.size()) {
                    progress.accept(done[0]);
                }
            }
        });
        return tokenized;
    }

    /** How often each word occurs in all texts. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (Dictionary dictionary : dictionaries) {
            dictionary.entries.forEach((word, entry) -> counts.merge(word, entry.count, Long::sum));
        }
        return counts;
    }

    /** The ids of every text, in the order of the texts: what a {@link TextEncoder} would make of them. */
    public int[][] encode(Vocabulary vocabulary) {
        Map<Dictionary, int[]> finalIds = new HashMap<>();
        for (Dictionary dictionary : dictionaries) {
            finalIds.put(dictionary, dictionary.finalIds(vocabulary));
        }
        int[][] encoded = new int[provisionalIds.length][];
        for (int i = 0; i < encoded.length; i++) {
            int[] toFinal = finalIds.get(dictionaryOf[i]);
            int[] ids = provisionalIds[i].clone();
            for (int k = 0; k < ids.length; k++) {
                ids[k] = toFinal[ids[k]];
            }
            encoded[i] = ids;
        }
        return encoded;
    }

    /** The words one thread has met. */
    private static final class Dictionary {
        private final Map<String, Entry> entries = new HashMap<>();

        int count(String word) {
            Entry entry = entries.computeIfAbsent(word, w -> new Entry(entries.size()));
            entry.count++;
            return entry.id;
        }

        int[] finalIds(Vocabulary vocabulary) {
            int[] ids = new int[entries.size()];
            entries.forEach((word, entry) -> ids[entry.id] = vocabulary.id(word));
            return ids;
        }
    }

    private static final class Entry {
        private final int id;
        private long count;

        Entry(int id) {
            this.id = id;
        }
    }
}
