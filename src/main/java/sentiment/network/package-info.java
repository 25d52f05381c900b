/**
 * The classifier: one custom Deeplearning4j layer from token ids to review vectors
 * ({@link sentiment.network.SequenceEncoder}), a Deeplearning4j {@code OutputLayer} on top, an embedding table updated by
 * the row, and a predictor that needs neither.
 *
 * <p>Input: token ids [B][length] and labels. Output: losses while training, P(positive) after. Shapes as in
 * {@link sentiment.recurrent}. Bad configuration is an {@link java.lang.IllegalArgumentException} that names field and
 * value.
 */
package sentiment.network;
