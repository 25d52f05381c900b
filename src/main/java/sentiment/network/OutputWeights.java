package sentiment.network;

/**
 * The output layer, from a review vector to the logit ln(P(positive) / P(negative)). Immutable.
 *
 * @param values as Deeplearning4j keeps them: W [D, 2] column-major, b [2]
 */
record OutputWeights(float[] values) {
    /** D. */
    private int size() {
        return values.length / 2 - 1;
    }

    /**
     * @param vectors [B, D] row-major
     * @return [B]
     */
    double[] logits(float[] vectors) {
        double[] logits = new double[vectors.length / size()];
        for (int b = 0; b < logits.length; b++) {
            logits[b] = score(vectors, b, 1) - score(vectors, b, 0);
        }
        return logits;
    }

    private double score(float[] vectors, int review, int label) {
        int size = size();
        double sum = values[2 * size + label];
        for (int j = 0; j < size; j++) {
            sum += (double) vectors[review * size + j] * values[label * size + j];
        }
        return sum;
    }

    /** The logits' derivative by the review vectors, [B, D]: the same for each. */
    float[] gradient(int reviews) {
        int size = size();
        float[] gradient = new float[reviews * size];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = values[size + i % size] - values[i % size];
        }
        return gradient;
    }
}
