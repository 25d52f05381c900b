package sentiment.recurrent;

/**
 * A vector for each token of a batch, in the space of the word vectors after dropout: the gradient of a loss by what the
 * encoder read, or a perturbation of it. Threads may use it at once as long as each has reviews of its own.
 */
public final class TokenVectors {
    private final int dimension;
    /** [B][length·E]. */
    private final float[][] values;

    /**
     * Zero for every token.
     *
     * @param ids [B][length] the batch
     * @param dimension E
     */
    public TokenVectors(int[][] ids, int dimension) {
        this.dimension = dimension;
        values = new float[ids.length][];
        for (int b = 0; b < ids.length; b++) {
            values[b] = new float[Math.multiplyExact(ids[b].length, dimension)];
        }
    }

    /** E. */
    public int dimension() {
        return dimension;
    }

    /** The vectors of a review's tokens, [length, E] row-major, shared. */
    public float[] of(int review) {
        return values[review];
    }

    /** Takes a token's vector from {@code source[offset .. offset+E)}. */
    public void set(int review, int step, float[] source, int offset) {
        System.arraycopy(source, offset, values[review], step * dimension, dimension);
    }

    /** Adds a token's vector to {@code target[offset .. offset+E)}. */
    public void addTo(int review, int step, float[] target, int offset) {
        float[] own = values[review];
        int from = step * dimension;
        for (int j = 0; j < dimension; j++) {
            target[offset + j] += own[from + j];
        }
    }
}
