/**
 * The packed recurrent engine: embeddings in, stacked Elman, GRU or LSTM layers in one or two directions, pooling, review
 * vectors out; and backpropagation through time by hand.
 *
 * <p>Letters: B reviews in a batch, T time steps, N packed rows, E embedding size, H hidden size, G gates, D review
 * vector size, P weights. Weights come as one flat vector ({@link sentiment.recurrent.ParameterLayout}); the embedding's
 * gradient goes out by touched rows ({@link sentiment.recurrent.EmbeddingGradient}). A batch is packed, so no step is
 * computed for padding and padding cannot change an output.
 *
 * <p>{@code fused} computes on heap arrays with the JDK's Vector API; {@code ndarray} with plain INDArray operations.
 * Both stand behind {@link sentiment.recurrent.SequenceEngine} and give the same results up to summation order.
 */
package sentiment.recurrent;
