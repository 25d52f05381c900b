package sentiment.model;

/**
 * All weights of one network.
 *
 * @param parameters those of the encoder and the output layer, see {@link sentiment.network.Predictor}
 * @param embedding [V, E] row-major
 */
public record Weights(float[] parameters, float[] embedding) {}
