package sentiment.network;

import java.util.List;

/**
 * All that a {@link LanguageModel} needs to go on. Weights are not copies: save them before the next update.
 *
 * @param updates made so far
 * @param parameters [P] of the encoder
 * @param updaterState [2 P] Adam's first and second moments of the parameters
 * @param embedding [V, E]
 * @param embeddingMoments [2 V E] the word vectors' first moments, then their second ones
 * @param outputs [V, H] output vectors of the words
 * @param outputMoments [2 V H] theirs
 */
public record LanguageModelState(
        int updates,
        float[] parameters,
        float[] updaterState,
        float[] embedding,
        float[] embeddingMoments,
        float[] outputs,
        float[] outputMoments) {
    /** From {@link #arrays}. */
    public static LanguageModelState of(int updates, List<float[]> arrays) {
        return new LanguageModelState(
                updates, arrays.get(0), arrays.get(1), arrays.get(2), arrays.get(3), arrays.get(4), arrays.get(5));
    }

    /** All arrays in the order of the components. */
    public List<float[]> arrays() {
        return List.of(parameters, updaterState, embedding, embeddingMoments, outputs, outputMoments);
    }
}
