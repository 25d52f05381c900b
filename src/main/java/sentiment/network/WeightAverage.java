package sentiment.network;

import java.util.Arrays;

/**
 * An exponential moving average of all weights (Polyak &amp; Juditsky 1992; its use in networks: Tarvainen &amp; Valpola, NIPS
 * 2017), word vectors included. What is before the first weights is corrected for as in Adam, so that the average of few
 * steps is a mean of these steps. A decay near 1 gives the plain mean of all steps, as stochastic weight averaging does.
 *
 * <p>Weights move little in a step, so not each is taken: one in ten, or one in a twentieth of the average's length of
 * 1 / (1 - decay) steps where that is less. Which are taken is a function of the step. Not thread-safe.
 */
final class WeightAverage {
    private static final int MOST_APART = 10;
    private static final double OF_LENGTH = 0.05;

    private final double decay;
    private final int apart;
    private final int parameters;
    private final float[] values;
    private boolean empty = true;

    /**
     * @param decay of one step, above 0 and below 1
     * @param parameters how many weights there are beside the embedding
     * @param embedding how many values of the embedding learn
     */
    WeightAverage(double decay, int parameters, int embedding) {
        apart = (int) Math.max(1, Math.min(MOST_APART, Math.round(OF_LENGTH / (1 - decay))));
        this.decay = Math.pow(decay, apart);
        this.parameters = parameters;
        values = new float[parameters + embedding];
    }

    /** Whether the weights after this step, counted from 1, are to be added. */
    boolean takes(long step) {
        return step % apart == 0;
    }

    /** Adds the weights after a step that is taken. */
    void add(float[] parameters, float[] embedding, long step) {
        float rate = (float) ((1 - decay) / (1 - Math.pow(decay, (double) step / apart)));
        add(parameters, this.parameters, 0, rate);
        add(embedding, values.length - this.parameters, this.parameters, rate);
        empty = false;
    }

    private void add(float[] source, int length, int offset, float rate) {
        for (int i = 0; i < length; i++) {
            values[offset + i] += rate * (source[i] - values[offset + i]);
        }
    }

    /** The averages in a copy, parameters first; empty before the first step that is taken. */
    float[] state() {
        return empty ? new float[0] : values.clone();
    }

    /** Goes back to a {@link #state}. */
    void restore(float[] state) {
        empty = state.length == 0;
        if (empty) {
            Arrays.fill(values, 0f);
        } else if (state.length == values.length) {
            System.arraycopy(state, 0, values, 0, values.length);
        } else {
            throw new IllegalArgumentException("The saved state belongs to another network: " + state.length
                    + " averages, not " + values.length + ".");
        }
    }
}
