/**
 * Search for a better configuration: trials drawn from a declared space, each a training, compared on the validation
 * reviews alone.
 *
 * <p>Input: a {@link sentiment.tuning.TuningPlan}. Output: a directory with a training for each trial, a line and a row of a
 * table for each result, and the best configuration. Trials follow from the seed and results are saved one by one, so a
 * search that was stopped or killed goes on to the table of an uninterrupted one. A space that asks for an unknown key or an
 * impossible value is an {@link sentiment.data.InputException} before anything is trained; a trial that diverges is the last
 * of its rung and ends nothing.
 */
package sentiment.tuning;
