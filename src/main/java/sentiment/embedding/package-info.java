/**
 * Word vectors for a vocabulary.
 *
 * <p>Input: a {@link sentiment.text.Vocabulary} and a file of vectors in GloVe's text form (plain, {@code .gz} or
 * {@code .zip}), or a seed alone. Output: an {@link sentiment.embedding.EmbeddingTable},
 * {@code float[words, dimension]} row by row, the padding row zero. The same file, vocabulary and seed give the same
 * table on any number of threads.
 *
 * <p>A file that cannot be used is a {@link sentiment.data.InputException} with file and line, a failing disk an
 * {@link java.io.UncheckedIOException}.
 */
package sentiment.embedding;
