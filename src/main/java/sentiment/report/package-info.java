/**
 * Pages for people: what a training or an evaluation came to, on one self-contained HTML page with pictures, and several
 * models side by side.
 *
 * <p>In: a model's manifest and {@code metrics.jsonl} as JSON, and scored reviews. Out: a {@code .html} file that loads
 * nothing from elsewhere and runs no script, and beside it a {@code .json} file of the same name with everything that the
 * pictures are drawn from ({@link sentiment.report.Report}).
 *
 * <p>Pictures are drawn by XChart as SVG, in colours that are names of CSS variables, so that one picture serves light and
 * dark. HTML is put together by {@link sentiment.report.Html} alone, which escapes every value: a review is text, whatever
 * it holds.
 *
 * <p>The package stands above training and model, whose results it shows; nothing but the command line uses it.
 */
package sentiment.report;
