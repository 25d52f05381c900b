/**
 * Why a model scores a text as it does: {@link sentiment.explain.Explainer} from a text to an {@link
 * sentiment.explain.Explanation}, by integrated gradients on the word vectors ({@link
 * sentiment.explain.IntegratedGradients}) and by leaving out sentences; and explanations as JSON and HTML.
 *
 * <p>Weights are in log-odds, above 0 for positive, and stand with places in the original text, in UTF-16 units. Letters:
 * T words, E the word vectors' size, K points at a time. Bad arguments are {@link
 * java.lang.IllegalArgumentException}s.
 */
package sentiment.explain;
