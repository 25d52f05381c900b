package sentiment.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sentiment.data.InputException;

/**
 * Numbers words: 0 is padding, 1 any unknown word, then the words by frequency.
 *
 * <p>Its file is UTF-8, a word a line, each ended by {@code \n} alone; line <em>i</em>, counted from 0, is the word
 * with id <em>i</em>. The first two lines are {@value #PAD_WORD} and {@value #UNK_WORD}; a token that looks like one of
 * them is an unknown word. Immutable.
 */
public final class Vocabulary {
    public static final int PAD = 0;
    public static final int UNK = 1;
    public static final String PAD_WORD = "<pad>";
    public static final String UNK_WORD = "<unk>";

    private static final List<String> SPECIAL = List.of(PAD_WORD, UNK_WORD);

    private final List<String> words;
    private final Map<String, Integer> ids;

    /**
     * A vocabulary of these words in this order, the two special ones first.
     *
     * @throws InputException at a word that stands twice or cannot stand in a line; names its line
     */
    public Vocabulary(List<String> words) {
        this(words, "vocabulary");
    }

    private Vocabulary(List<String> words, String place) {
        this.words = List.copyOf(words);
        this.ids = new HashMap<>(2 * words.size());
        if (words.size() < SPECIAL.size() || !words.subList(0, SPECIAL.size()).equals(SPECIAL)) {
            throw new InputException(place + " does not begin with the lines " + PAD_WORD + " and " + UNK_WORD
                    + "; take the vocabulary.txt that was saved with the model.");
        }
        for (int id = SPECIAL.size(); id < words.size(); id++) {
            String word = words.get(id);
            if (word.isEmpty() || word.indexOf('\n') >= 0 || hasUnpairedSurrogate(word)) {
                throw new InputException(place + ":" + (id + 1) + ": '" + word
                        + "' cannot be a word; remove empty words, line feeds and unpaired surrogates.");
            }
            Integer first = ids.putIfAbsent(word, id);
            if (first != null || SPECIAL.contains(word)) {
                int line = (first == null ? SPECIAL.indexOf(word) : first) + 1;
                throw new InputException(place + ":" + (id + 1) + ": '" + word + "' stands already in line " + line
                        + "; each word may stand once.");
            }
        }
    }

    private static boolean hasUnpairedSurrogate(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isSurrogate(word.charAt(i))) {
                if (i + 1 == word.length() || !Character.isSurrogatePair(word.charAt(i), word.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /**
     * The most frequent words; words of equal frequency by the order of their UTF-16 units.
     *
     * @param counts how often each word occurs
     * @param maxSize most entries, padding and unknown included, at least 2
     * @param minCount words that occur less often are left out, at least 1
     */
    public static Vocabulary ofCounts(Map<String, Long> counts, int maxSize, int minCount) {
        if (maxSize < SPECIAL.size()) {
            throw new IllegalArgumentException("maxSize must be at least " + SPECIAL.size() + " but is " + maxSize);
        }
        if (minCount < 1) {
            throw new IllegalArgumentException("minCount must be at least 1 but is " + minCount);
        }
        Comparator<Map.Entry<String, Long>> byFrequency = Map.Entry.comparingByValue(Comparator.reverseOrder());
        Stream<String> frequent = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minCount && !SPECIAL.contains(entry.getKey()))
                .sorted(byFrequency.thenComparing(Map.Entry.comparingByKey()))
                .limit(maxSize - SPECIAL.size())
                .map(Map.Entry::getKey);
        return new Vocabulary(Stream.concat(SPECIAL.stream(), frequent).collect(Collectors.toList()));
    }

    /**
     * How often each word of a vocabulary occurs in encoded texts.
     *
     * @param ids {@code int[texts][tokens]}
     * @param size of the vocabulary
     */
    public static long[] counts(int[][] ids, int size) {
        long[] counts = new long[size];
        for (int[] text : ids) {
            for (int id : text) {
                counts[id]++;
            }
        }
        return counts;
    }

    /** Number of entries, padding and unknown included. */
    public int size() {
        return words.size();
    }

    /** The word's id, {@link #UNK} for a word that is not here. */
    public int id(String word) {
        return ids.getOrDefault(word, UNK);
    }

    /** The word with this id. */
    public String word(int id) {
        return words.get(id);
    }

    /** All entries by id. */
    public List<String> words() {
        return words;
    }

    /** Writes the file, replacing one that is there. */
    public void save(Path file) {
        try {
            Files.writeString(file, String.join("\n", words) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file + ": " + e, e);
        }
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws InputException at a file that is no vocabulary; names file and line
     */
    public static Vocabulary load(Path file) {
        String text;
        try {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new InputException(file + " does not exist; name an existing vocabulary.", e);
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8; take the vocabulary.txt saved with the model.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e, e);
        }
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            words.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            throw new InputException(file + ":" + (words.size() + 1)
                    + ": the last line does not end; the file was cut, take a whole one.");
        }
        return new Vocabulary(words, file.toString());
    }
}
