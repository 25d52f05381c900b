/**
 * Word vectors learned from text: skip-gram with negative sampling (Mikolov, Sutskever, Chen, Corrado and Dean 2013).
 *
 * <p>Input: texts. Output: {@link sentiment.embedding.skipgram.LearnedVectors}, a vocabulary and a vector for each of
 * its words, which {@link sentiment.embedding.GloveWriter} writes.
 *
 * <p>Letters: V words, E values of a vector, C words of a window around its centre, K noise words. A window is learned
 * at once: its C words against the centre and K noise words that they share, two products of {@code [C, E]} and
 * {@code [1 + K, E]} instead of C·(1 + K) single vectors (Ji, Satish, Li and Dubey 2016). It runs on the JDK's Vector
 * API and needs {@code --add-modules jdk.incubator.vector}.
 *
 * <p>Text that gives no words is a {@link sentiment.data.InputException}.
 */
package sentiment.embedding.skipgram;
