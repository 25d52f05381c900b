package sentiment.embedding.skipgram;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One step of gradient ascent on a window: for each of its words w and each target t, the centre (label 1) or a noise
 * word (label 0), the gradient of log σ(±w·t) with respect to both, all taken before any of them moves.
 *
 * <p>Works on two matrices {@code [V, stride]}, which threads may share without a lock: a step touches few rows, and
 * what two threads overwrite in each other's is small (Hogwild; Niu, Recht, Ré and Wright 2011). An instance is one
 * thread's.
 */
final class WindowUpdate {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** σ is read from a table, as in word2vec's own code: 1 and 0 beyond these. */
    private static final float LARGEST = 8f;

    private static final int STEPS_A_UNIT = 256;
    private static final float[] SIGMOID = sigmoidTable();

    private final float[] words;
    private final float[] targets;
    private final int stride;
    private final float[] errors;
    private final float[] moves;

    /**
     * @param words vectors of the words in a window, [V, stride]
     * @param targets vectors of centres and noise words, [V, stride]
     * @param stride as {@link #stride} gives it
     * @param mostWords of a window
     * @param mostTargets of a window
     */
    WindowUpdate(float[] words, float[] targets, int stride, int mostWords, int mostTargets) {
        this.words = words;
        this.targets = targets;
        this.stride = stride;
        errors = new float[mostWords * mostTargets];
        moves = new float[mostWords * stride];
    }

    /** A vector's length with zeros up to whole lanes. */
    static int stride(int dimension) {
        return (dimension + SPECIES.length() - 1) / SPECIES.length() * SPECIES.length();
    }

    /**
     * Learns a window.
     *
     * @param wordRows where the vectors of the window's words begin, the first {@code wordCount} of it
     * @param targetRows where those of the targets begin, the first {@code targetCount} of it; the centre is the first
     */
    void step(int[] wordRows, int wordCount, int[] targetRows, int targetCount, float rate) {
        for (int w = 0; w < wordCount; w++) {
            for (int t = 0; t < targetCount; t++) {
                float label = t == 0 ? 1f : 0f;
                errors[w * targetCount + t] = rate * (label - sigmoid(dot(wordRows[w], targetRows[t])));
            }
        }
        for (int w = 0; w < wordCount; w++) {
            gatherMove(w, targetRows, targetCount);
        }
        for (int t = 0; t < targetCount; t++) {
            moveTarget(t, targetRows[t], wordRows, wordCount, targetCount);
        }
        for (int w = 0; w < wordCount; w++) {
            moveWord(w, wordRows[w]);
        }
    }

    private float dot(int word, int target) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int k = 0; k < stride; k += SPECIES.length()) {
            sum = FloatVector.fromArray(SPECIES, words, word + k)
                    .fma(FloatVector.fromArray(SPECIES, targets, target + k), sum);
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }

    /** Row w of errors · targets. */
    private void gatherMove(int w, int[] targetRows, int targetCount) {
        for (int k = 0; k < stride; k += SPECIES.length()) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int t = 0; t < targetCount; t++) {
                sum = FloatVector.fromArray(SPECIES, targets, targetRows[t] + k)
                        .fma(FloatVector.broadcast(SPECIES, errors[w * targetCount + t]), sum);
            }
            sum.intoArray(moves, w * stride + k);
        }
    }

    /** Adds row t of errorsᵀ · words. */
    private void moveTarget(int t, int row, int[] wordRows, int wordCount, int targetCount) {
        for (int k = 0; k < stride; k += SPECIES.length()) {
            FloatVector sum = FloatVector.fromArray(SPECIES, targets, row + k);
            for (int w = 0; w < wordCount; w++) {
                sum = FloatVector.fromArray(SPECIES, words, wordRows[w] + k)
                        .fma(FloatVector.broadcast(SPECIES, errors[w * targetCount + t]), sum);
            }
            sum.intoArray(targets, row + k);
        }
    }

    private void moveWord(int w, int row) {
        for (int k = 0; k < stride; k += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, words, row + k)
                    .add(FloatVector.fromArray(SPECIES, moves, w * stride + k))
                    .intoArray(words, row + k);
        }
    }

    private static float sigmoid(float x) {
        float bounded = Math.max(-LARGEST, Math.min(LARGEST, x));
        return SIGMOID[(int) ((bounded + LARGEST) * STEPS_A_UNIT)];
    }

    private static float[] sigmoidTable() {
        float[] table = new float[(int) (2 * LARGEST * STEPS_A_UNIT) + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) (1 / (1 + Math.exp(LARGEST - (i + 0.5) / STEPS_A_UNIT)));
        }
        table[0] = 0;
        table[table.length - 1] = 1;
        return table;
    }
}
