package sentiment.training;

import sentiment.data.SplitMix64;
import sentiment.text.Vocabulary;

/**
 * Words of training reviews read as the unknown word, drawn anew for each step (Iyyer et al., ACL 2015, drop them whole):
 * a network that may miss any word leans on no single one and learns what an unknown one means. What is dropped is a
 * function of seed, step and place, so that a resumed training drops the same.
 */
final class WordDropout {
    private WordDropout() {}

    /**
     * @param ids [B][length], left as they are
     * @param rate share of the words to drop; 0 returns the ids themselves
     * @param step another one drops other words
     */
    static int[][] apply(int[][] ids, double rate, long seed, long step) {
        if (rate == 0) {
            return ids;
        }
        long state = SplitMix64.mix(SplitMix64.mix(seed) + step);
        int[][] kept = new int[ids.length][];
        for (int b = 0; b < ids.length; b++) {
            kept[b] = ids[b].clone();
            for (int t = 0; t < kept[b].length; t++) {
                state += SplitMix64.GOLDEN;
                if ((SplitMix64.mix(state) >>> 11) * 0x1p-53 < rate) {
                    kept[b][t] = Vocabulary.UNK;
                }
            }
        }
        return kept;
    }
}
