/**
 * From encoded reviews to batches that waste no step on padding.
 *
 * <p>Input: token ids {@code int[][]}, a review a row. Output: {@link sentiment.batch.LengthBuckets} says which reviews
 * form a batch, {@link sentiment.batch.PackedLayout} how a batch lies in packed rows. Letters: B reviews, T time steps,
 * N packed rows (the sum of the lengths). Bad arguments are {@link java.lang.IllegalArgumentException}s.
 */
package sentiment.batch;
