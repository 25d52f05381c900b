package sentiment.network;

import java.util.Arrays;

/**
 * All that a training needs to go on as if it had not stopped. Arrays are copies.
 *
 * @param parameters [P + output layer] Deeplearning4j's flat vector
 * @param updaterState Deeplearning4j's updater state, empty for plain SGD
 * @param embedding [V, E] row-major
 * @param embeddingMoments first and second moments of the embedding's Adam, one after the other; empty where the embedding
 *     does not learn
 * @param average moving averages of the parameters, then of the embedding where it learns; empty where there are none (yet)
 * @param step updates made so far
 */
public record NetworkState(
        float[] parameters,
        float[] updaterState,
        float[] embedding,
        float[] embeddingMoments,
        float[] average,
        long step) {

    /** The weights to score with, beside the embedding: the averages where there are. */
    public float[] scoringParameters() {
        return average.length == 0 ? parameters : Arrays.copyOf(average, parameters.length);
    }

    /** The embedding to score with: its averages where there are. */
    public float[] scoringEmbedding() {
        return average.length <= parameters.length
                ? embedding
                : Arrays.copyOfRange(average, parameters.length, average.length);
    }
}
