package sentiment.wide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sentiment.data.InputException;
import sentiment.text.Vocabulary;

/**
 * A bias and a weight for each n-gram; a review's logit is the bias and the weights of the different n-grams it has. An
 * n-gram without a weight counts nothing. Immutable and thread-safe.
 */
public final class WideModel {
    private final int longest;
    private final NGramIndex index;
    private final float[] weights;
    private final float bias;

    /**
     * @param longest words of the longest n-gram
     * @param index the n-grams
     * @param weights by the index's numbers
     */
    WideModel(int longest, NGramIndex index, float[] weights, float bias) {
        this.longest = longest;
        this.index = index;
        this.weights = weights;
        this.bias = bias;
    }

    /** N-grams that have a weight. */
    public int size() {
        return weights.length;
    }

    /** Takes a review's words in their order and tells its logit then. Not thread-safe. */
    public final class Reader implements Consumer<String> {
        private final NGramKeys keys = new NGramKeys(longest);
        private final NumberSet found = new NumberSet();

        private Reader() {}

        @Override
        public void accept(String word) {
            read(NGramKeys.ofWord(word));
        }

        /** The log-odds of positive, as far as read. */
        public double logit() {
            double sum = bias;
            for (int number : found.toArray()) {
                sum += weights[number];
            }
            return sum;
        }

        private void read(long word) {
            keys.next(word, key -> {
                int number = index.find(key);
                if (number >= 0) {
                    found.add(number);
                }
            });
        }
    }

    /** For one review. */
    public Reader reader() {
        return new Reader();
    }

    /**
     * What each of a review's words adds to its logit: an n-gram's weight goes in equal parts to the places where the
     * review has it, and there to its words.
     *
     * @return [words]; the sum is the logit less that of a review of no words
     */
    public double[] contributions(List<String> words) {
        NGramKeys keys = new NGramKeys(longest);
        List<int[]> places = new ArrayList<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            int last = i;
            int[] length = {0};
            keys.next(NGramKeys.ofWord(words.get(i)), key -> {
                length[0]++;
                int number = index.find(key);
                if (number >= 0) {
                    places.add(new int[] {number, last, length[0]});
                    counts.merge(number, 1, Integer::sum);
                }
            });
        }
        double[] contributions = new double[words.size()];
        for (int[] place : places) {
            double share = (double) weights[place[0]] / counts.get(place[0]) / place[2];
            for (int i = 0; i < place[2]; i++) {
                contributions[place[1] - i] += share;
            }
        }
        return contributions;
    }

    /**
     * The logit of each review that a vocabulary encoded; an unknown word interrupts n-grams.
     *
     * @param reviews {@code int[reviews][tokens]}
     */
    public double[] logits(int[][] reviews, Vocabulary words) {
        long[] keys = NGramKeys.ofWords(words);
        return Arrays.stream(reviews)
                .mapToDouble(ids -> {
                    Reader reader = reader();
                    for (int id : ids) {
                        if (id > Vocabulary.UNK) {
                            reader.read(keys[id]);
                        } else {
                            reader.keys.interrupt();
                        }
                    }
                    return reader.logit();
                })
                .toArray();
    }

    /** Writes the model exactly, see {@link WideFile}. */
    public void save(Path file) {
        WideFile.write(file, longest, bias, index.keys(), weights);
    }

    /** Writes the model in about 7 of 12 bytes an n-gram: weights of 8 bits, keys of {@value WideFile#SHORT_KEY_BITS}. */
    public void saveEightBit(Path file) {
        WideFile.writeEightBit(file, longest, bias, index.keys(), weights);
    }

    /**
     * Reads what {@link #save} or {@link #saveEightBit} wrote.
     *
     * @throws InputException at a damaged file or another version
     */
    public static WideModel load(Path file) {
        return WideFile.read(file);
    }
}
