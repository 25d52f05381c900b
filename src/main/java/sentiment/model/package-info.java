/**
 * A trained classifier: {@link sentiment.model.SentimentModel} from texts to P(positive), and
 * {@link sentiment.model.ModelDirectory}, which saves and loads it. {@link sentiment.model.BatchClassifier} runs it
 * over a stream of reviews, in order and in constant memory; an item that cannot be read becomes a result that says why.
 *
 * <p>A model directory holds {@code model.json} (format version, configuration, provenance, metrics, SHA-256 of each
 * file), {@code vocabulary.txt} and {@code weights.bin}. Files are written under a temporary name, flushed and moved;
 * with the move of {@code model.json} the new model replaces the old one. A damaged file or an unknown version is
 * refused with an {@link sentiment.data.InputException}. No Java serialisation is read or written.
 */
package sentiment.model;
