/**
 * The wide part: a linear classifier on the 1-, 2-, 3-grams of a whole review, each scaled by its naive-Bayes
 * log-count ratio (Wang and Manning 2012, "Baselines and bigrams"), beside the network that reads the review in order.
 *
 * <p>Input: the words of reviews, all that occur in training, also those outside the network's vocabulary. Output: a
 * {@link sentiment.wide.WideModel}, a weight for each n-gram, and one file. N-grams are known by 64-bit keys; the words
 * themselves are not kept.
 */
package sentiment.wide;
