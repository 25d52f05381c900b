package sentiment.wide;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;
import sentiment.batch.EncodedReviews;
import sentiment.data.Label;
import sentiment.text.Vocabulary;

/**
 * Learns a {@link WideModel}: L2-regularised logistic regression by LIBLINEAR (Fan et al. 2008) on features that are an
 * n-gram's log-count ratio where the review has it and 0 where not (Wang and Manning 2012). The same reviews give the same
 * weights.
 */
public final class WideTrainer {
    /** Added to each count, so that an n-gram of one label only has a finite ratio. */
    private static final double SMOOTHING = 1;

    private static final double TOLERANCE = 0.01;

    private final EncodedReviews reviews;
    private final EncodedReviews excerpts;
    private final WideConfig config;

    static {
        // It would write to standard output.
        Linear.disableDebugOutput();
    }

    private WideTrainer(EncodedReviews reviews, EncodedReviews excerpts, WideConfig config) {
        this.reviews = reviews;
        this.excerpts = excerpts;
        this.config = config;
    }

    /** Trains on whole reviews alone, see {@link #train(EncodedReviews, EncodedReviews, Vocabulary, WideConfig)}. */
    public static WideModel train(EncodedReviews reviews, Vocabulary words, WideConfig config) {
        return train(reviews, EncodedReviews.NONE, words, config);
    }

    /**
     * Trains on reviews of both labels.
     *
     * @param excerpts of these reviews, which the weights are fitted to as well; which n-grams count, and their log-count
     *     ratios, is told by whole reviews alone
     * @param words encoded the reviews; unknown words interrupt n-grams
     * @throws IllegalArgumentException when a label has no review
     */
    public static WideModel train(
            EncodedReviews reviews, EncodedReviews excerpts, Vocabulary words, WideConfig config) {
        int positive = Arrays.stream(reviews.labels()).sum();
        if (positive == 0 || positive == reviews.size()) {
            throw new IllegalArgumentException("The wide part needs reviews of both labels.");
        }
        return new WideTrainer(reviews, excerpts, config).train(words);
    }

    private WideModel train(Vocabulary words) {
        NGramIndex all = new NGramIndex();
        long[] wordKeys = NGramKeys.ofWords(words);
        int[][] rows = rows(reviews, wordKeys, all::add);
        int[] negative = counts(rows, all.size(), Label.NEGATIVE);
        int[] positive = counts(rows, all.size(), Label.POSITIVE);
        NGramIndex index = new NGramIndex();
        int[] kept = new int[all.size()];
        long[] keys = all.keys();
        for (int i = 0; i < kept.length; i++) {
            boolean frequent = negative[i] + positive[i] >= config.minCount();
            kept[i] = frequent ? index.add(keys[i]) : -1;
        }
        double[] ratios = ratios(only(negative, kept, index.size()), only(positive, kept, index.size()));
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.stream(rows[i])
                    .map(number -> kept[number])
                    .filter(number -> number >= 0)
                    .toArray();
        }
        int[][] excerptRows = rows(excerpts, wordKeys, index::find);
        return fit(index, Stream.of(rows, excerptRows).flatMap(Arrays::stream).toArray(int[][]::new), ratios);
    }

    /**
     * The different n-grams of each text, by ascending number.
     *
     * @param number of a key; a negative one does not count
     */
    private int[][] rows(EncodedReviews texts, long[] wordKeys, LongToIntFunction number) {
        int[][] rows = new int[texts.size()][];
        for (int i = 0; i < rows.length; i++) {
            NGramKeys keys = new NGramKeys(config.ngrams());
            NumberSet numbers = new NumberSet();
            for (int id : texts.ids()[i]) {
                if (id > Vocabulary.UNK) {
                    keys.next(wordKeys[id], key -> {
                        int found = number.applyAsInt(key);
                        if (found >= 0) {
                            numbers.add(found);
                        }
                    });
                } else {
                    keys.interrupt();
                }
            }
            rows[i] = numbers.toArray();
        }
        return rows;
    }

    /** How many reviews of a label have each n-gram. */
    private int[] counts(int[][] rows, int size, Label label) {
        int[] counts = new int[size];
        for (int i = 0; i < rows.length; i++) {
            if (reviews.labels()[i] == label.ordinal()) {
                for (int number : rows[i]) {
                    counts[number]++;
                }
            }
        }
        return counts;
    }

    private static int[] only(int[] values, int[] kept, int size) {
        int[] chosen = new int[size];
        for (int i = 0; i < values.length; i++) {
            if (kept[i] >= 0) {
                chosen[kept[i]] = values[i];
            }
        }
        return chosen;
    }

    /** log((p / |p|) / (n / |n|)) of smoothed counts p of positive and n of negative reviews. */
    private static double[] ratios(int[] negative, int[] positive) {
        double[] ratios = new double[negative.length];
        double totals = Math.log((Arrays.stream(positive).asLongStream().sum() + SMOOTHING * positive.length)
                / (Arrays.stream(negative).asLongStream().sum() + SMOOTHING * negative.length));
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = Math.log((positive[i] + SMOOTHING) / (negative[i] + SMOOTHING)) - totals;
        }
        return ratios;
    }

    private WideModel fit(NGramIndex index, int[][] rows, double[] ratios) {
        int size = index.size();
        int[] labels = reviews.with(excerpts).labels();
        // A feature's value is the same in every review that has it, so reviews share the objects. The last is the
        // bias.
        Feature[] features = new Feature[size + 1];
        for (int i = 0; i < size; i++) {
            features[i] = new FeatureNode(i + 1, ratios[i]);
        }
        features[size] = new FeatureNode(size + 1, 1);
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = size + 1;
        problem.bias = -1;
        problem.x = new Feature[rows.length][];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Feature[] row = new Feature[rows[i].length + 1];
            for (int j = 0; j < rows[i].length; j++) {
                row[j] = features[rows[i][j]];
            }
            row[rows[i].length] = features[size];
            problem.x[i] = row;
            problem.y[i] = labels[i];
        }
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, config.cost(), TOLERANCE));
        double[] learned = model.getFeatureWeights();
        int sign = model.getLabels()[0] == Label.POSITIVE.ordinal() ? 1 : -1;
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (float) (sign * learned[i] * ratios[i]);
        }
        return new WideModel(config.ngrams(), index, weights, (float) (sign * learned[size]));
    }
}
