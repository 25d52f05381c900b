package sentiment.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes an encoder on batches of token ids, forward and backward through time. Two implementations: the fused one on
 * heap arrays and the JDK's Vector API, and one of plain INDArray operations that a GPU backend runs. Not thread-safe.
 */
public interface SequenceEngine extends AutoCloseable {

    /**
     * Encodes a batch and keeps what {@link #backward} needs.
     *
     * @param parameters [1, P] weights in the order of {@link ParameterLayout}
     * @param ids [B][length] token ids, each review at least one
     * @param masks dropout, or {@link DropoutMasks#NONE}
     * @return [B, D] review vectors in batch order
     */
    INDArray forward(INDArray parameters, int[][] ids, DropoutMasks masks);

    /**
     * Gradients of the batch last encoded; at most once for each {@link #forward}, whose activations it overwrites.
     *
     * @param reviewGradient [B, D] gradient of the loss by the review vectors
     * @param parameterGradient [1, P], overwritten
     * @param embeddingGradient added to; {@code null} where the embedding does not learn, which saves its computation
     */
    void backward(INDArray reviewGradient, INDArray parameterGradient, EmbeddingGradient embeddingGradient);

    @Override
    void close();
}
