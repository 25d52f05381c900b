package sentiment.network;

/**
 * All that a training needs to go on as if it had not stopped. Arrays are copies.
 *
 * @param parameters [P + output layer] Deeplearning4j's flat vector
 * @param updaterState Deeplearning4j's updater state, empty for plain SGD
 * @param embedding [V, E] row-major
 * @param embeddingMoments first and second moments of the embedding's Adam, one after the other; empty where the embedding
 *     does not learn
 * @param step updates made so far
 */
public record NetworkState(
        float[] parameters, float[] updaterState, float[] embedding, float[] embeddingMoments, long step) {}
