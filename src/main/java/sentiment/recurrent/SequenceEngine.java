package sentiment.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes an encoder on batches of token ids, forward and backward through time. Two implementations: the fused one on
 * heap arrays and the JDK's Vector API, and one of plain INDArray operations that a GPU backend runs. Not thread-safe.
 */
public interface SequenceEngine extends AutoCloseable {

    /** {@link #forward(INDArray, int[][], DropoutMasks, TokenVectors)} of the reviews as they are. */
    default INDArray forward(INDArray parameters, int[][] ids, DropoutMasks masks) {
        return forward(parameters, ids, masks, null);
    }

    /**
     * Encodes a batch and keeps what {@link #backward} needs.
     *
     * @param parameters [1, P] weights in the order of {@link ParameterLayout}
     * @param ids [B][length] token ids, each review at least one
     * @param masks dropout, or {@link DropoutMasks#NONE}
     * @param perturbation added to the word vectors after their dropout; {@code null} adds nothing
     * @return [B, D] review vectors in batch order
     */
    INDArray forward(INDArray parameters, int[][] ids, DropoutMasks masks, TokenVectors perturbation);

    /** {@link #backward(INDArray, INDArray, EmbeddingGradient, TokenVectors)} without the tokens' gradient. */
    default void backward(INDArray reviewGradient, INDArray parameterGradient, EmbeddingGradient embeddingGradient) {
        backward(reviewGradient, parameterGradient, embeddingGradient, null);
    }

    /**
     * Gradients of the batch last encoded; at most once for each {@link #forward}, whose activations it overwrites.
     *
     * @param reviewGradient [B, D] gradient of the loss by the review vectors
     * @param parameterGradient [1, P], overwritten
     * @param embeddingGradient added to; {@code null} where the embedding does not learn
     * @param tokenGradient overwritten with the gradient by what a perturbation is added to; {@code null} where nobody wants
     *     it. With both {@code null} neither is computed
     */
    void backward(
            INDArray reviewGradient,
            INDArray parameterGradient,
            EmbeddingGradient embeddingGradient,
            TokenVectors tokenGradient);

    @Override
    void close();
}
