/**
 * How good a classifier's probabilities are: actual labels and probabilities in, one {@link sentiment.evaluation.Metrics} out.
 *
 * <p>{@link sentiment.evaluation.BinaryEvaluation} keeps one double and one bit a review and computes everything at the
 * end. All figures are about the positive class; a review is called positive from a probability of 0.5 on
 * ({@link sentiment.data.Label#ofProbability}).
 *
 * <p><b>Undefined is not zero.</b> Precision without a positive prediction, AUC with one class, anything of no review:
 * {@code NaN} in Java, {@code null} in JSON, "undefined" in the text.
 *
 * <p><b>JSON</b> (Jackson writes {@code Metrics} as it stands and reads it back): {@code n}, {@code accuracy},
 * {@code precision}, {@code recall}, {@code f1}, {@code auc}, {@code logLoss}, {@code ece}; {@code accuracyInterval},
 * {@code precisionInterval}, {@code recallInterval}, {@code f1Interval} with {@code lower} and {@code upper};
 * {@code confusion} with {@code truePositives}, {@code falsePositives}, {@code trueNegatives}, {@code falseNegatives}.
 * Fractions lie in 0..1. These keys are a contract: keys may be added, none changes its meaning.
 *
 * <p><b>Why not ND4J's classes.</b> They are the second opinion in this package's tests, not the source of the figures:
 * {@code ROC} (M2.1, exact) reads tied probabilities in the order they came, so four equal ones give an AUC of 0, 0.75 or
 * 1 instead of 0.5, and takes 31 s for a million reviews; {@code EvaluationCalibration} bins by P(class), not by
 * confidence, and takes 18 s; {@code Evaluation} is right, but throws when empty, calls the F1 of a classifier that never
 * says positive undefined or 0 by the choice of overload, and the rest of it is four counts.
 *
 * <p>A probability outside 0..1 is an {@link java.lang.IllegalArgumentException}: it comes from a broken model, not from input.
 */
package sentiment.evaluation;
