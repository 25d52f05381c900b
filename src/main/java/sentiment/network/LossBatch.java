package sentiment.network;

import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.TokenVectors;

/**
 * Reviews that {@link AuxiliaryLosses} reads, once as they are and as often as they are moved.
 *
 * @param ids [B][length]
 * @param masks the dropout of all these passes
 * @param variance of the columns of their word vectors; null where nothing is moved
 * @param gradient by their word vectors, which the pass over them as they are writes; null where nothing is moved
 */
record LossBatch(int[][] ids, DropoutMasks masks, double[] variance, TokenVectors gradient) {
    /** Reviews that stay as they are. */
    static LossBatch still(int[][] ids, DropoutMasks masks) {
        return new LossBatch(ids, masks, null, null);
    }

    /** Reviews to be moved in an embedding [V, E]. */
    static LossBatch movable(int[][] ids, DropoutMasks masks, float[] embedding, int dimension) {
        return new LossBatch(
                ids, masks, Perturbation.columnVariance(embedding, dimension, ids), new TokenVectors(ids, dimension));
    }

    int size() {
        return ids.length;
    }

    /** How to move each review, as {@link Perturbation#of} tells. */
    TokenVectors moves(double[] signs, double epsilon) {
        return Perturbation.of(ids, gradient, signs, epsilon, variance);
    }
}
