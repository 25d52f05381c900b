package sentiment.network;

import sentiment.recurrent.TokenVectors;

/**
 * Where to move a review's word vectors: r = ε·g/‖g‖ over the whole sequence (Miyato, Dai &amp; Goodfellow 2017, equation
 * 2). They first bring each column of the table to variance 1, so that the network cannot escape ε by larger vectors. The
 * same without touching the table: a column with variance v has a gradient √v times as large there, and a step √v times
 * as large here. Stateless.
 */
final class Perturbation {
    private Perturbation() {}

    /**
     * Moves of the same size for every review that has a gradient.
     *
     * @param ids [B][length]
     * @param gradient of a loss by the tokens' vectors
     * @param signs [B] 1 uphill, -1 downhill
     * @param epsilon the moves' norm, in units of the columns' standard deviations
     * @param variance [E] of each column
     */
    static TokenVectors of(int[][] ids, TokenVectors gradient, double[] signs, double epsilon, double[] variance) {
        TokenVectors moves = new TokenVectors(ids, gradient.dimension());
        for (int b = 0; b < ids.length; b++) {
            float[] g = gradient.of(b);
            double norm = norm(g, variance);
            if (norm > 0) {
                float[] r = moves.of(b);
                double scale = signs[b] * epsilon / norm;
                for (int i = 0; i < g.length; i++) {
                    r[i] = (float) (scale * variance[i % variance.length] * g[i]);
                }
            }
        }
        return moves;
    }

    /** The gradient's norm where every column has variance 1. */
    private static double norm(float[] gradient, double[] variance) {
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            sum += variance[i % variance.length] * gradient[i] * gradient[i];
        }
        return Math.sqrt(sum);
    }

    /**
     * The variance of each column of the word vectors, over the tokens of a batch: frequent words count as often as they
     * stand there.
     *
     * @param embedding [V, E] row-major
     * @param ids [B][length]
     * @return [E]
     */
    static double[] columnVariance(float[] embedding, int dimension, int[][] ids) {
        double[] sum = new double[dimension];
        double[] squares = new double[dimension];
        long tokens = 0;
        for (int[] review : ids) {
            tokens += review.length;
            for (int id : review) {
                for (int j = 0; j < dimension; j++) {
                    double value = embedding[id * dimension + j];
                    sum[j] += value;
                    squares[j] += value * value;
                }
            }
        }
        double[] variance = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            double mean = sum[j] / tokens;
            variance[j] = Math.max(0, squares[j] / tokens - mean * mean);
        }
        return variance;
    }
}
