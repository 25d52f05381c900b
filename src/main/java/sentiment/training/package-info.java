/**
 * From reviews to a saved model: configuration, preparation of the corpus, the loop, checkpoints and resume.
 *
 * <p>Input: labelled reviews and a {@link sentiment.training.TrainingConfig}. Output: a model directory with checkpoints
 * and a line of metrics for each epoch. Everything random is a function of the seed and the step, so a resumed training
 * ends with the weights of an uninterrupted one. A loss that is not a number ends the training with one sentence.
 */
package sentiment.training;
