/**
 * A start for an encoder's weights that needs no label: a recurrent layer in each direction that learned on any reviews
 * to foretell which words come next (Dai &amp; Le, NIPS 2015; Johnson &amp; Zhang, ICML 2016; Peters et al., NAACL 2018).
 *
 * <p>Input: texts and, where wanted, word vectors to begin with. Output: a folder with the weights of the first layer and
 * the word vectors, which a training starts from by its key {@code pretrained}.
 *
 * <p>Text or vectors that cannot be learned from are a {@link sentiment.data.InputException}.
 */
package sentiment.pretraining;
