/**
 * From text to token ids.
 *
 * <p>Input: the text of a review as it was read. {@link sentiment.text.PtbTokenizer} makes lower-cased
 * {@link sentiment.text.Token}s that know their place in it; {@link sentiment.text.Vocabulary} numbers the words,
 * {@link sentiment.text.TextEncoder} turns text into ids, {@code int[tokens]}. {@link sentiment.text.TokenizedTexts}
 * holds a training set that was tokenised once, to count its words first and number them afterwards. Everything here
 * can be shared by threads, and results never depend on the number of threads.
 *
 * <p>No text is an error: an empty one has no tokens, rubbish has tokens nobody knows. A vocabulary file that cannot be
 * used is a {@link sentiment.data.InputException} with file and line.
 */
package sentiment.text;
