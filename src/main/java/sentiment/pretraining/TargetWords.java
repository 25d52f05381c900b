package sentiment.pretraining;

import java.util.Arrays;
import sentiment.embedding.skipgram.RandomStream;
import sentiment.text.Vocabulary;

/**
 * Which word each state of a text foretells: one of the next words of its direction, drawn anew at each pass. Among several, frequent ones
 * are drawn less often, as skip-gram thins them out (Mikolov et al. 2013): they say little of what a text is about.
 * Immutable.
 */
final class TargetWords {
    /** Of a place that foretells nothing. */
    static final int NONE = -1;

    private static final double SUBSAMPLE = 1e-4;
    private static final int TRIES = 4;

    private final int window;
    private final float[] keep;

    /**
     * @param counts of the words by id
     * @param window words ahead that a state foretells one of
     */
    TargetWords(long[] counts, int window) {
        this.window = window;
        double all = Arrays.stream(counts).sum();
        keep = new float[counts.length];
        for (int id = Vocabulary.UNK + 1; id < keep.length; id++) {
            keep[id] = window == 1 ? 1f : (float) Math.sqrt(SUBSAMPLE * all / counts[id]);
        }
    }

    /** A word for each place of a text, or {@link #NONE}. */
    int[] of(int[] text, boolean reversed, RandomStream random) {
        int[] targets = new int[text.length];
        for (int place = 0; place < text.length; place++) {
            int ahead = Math.min(window, reversed ? place : text.length - 1 - place);
            targets[place] = NONE;
            for (int i = 0; i < TRIES && ahead > 0 && targets[place] == NONE; i++) {
                int distance = 1 + random.below(ahead);
                int word = text[reversed ? place - distance : place + distance];
                if (random.fraction() < keep[word]) {
                    targets[place] = word;
                }
            }
        }
        return targets;
    }
}
