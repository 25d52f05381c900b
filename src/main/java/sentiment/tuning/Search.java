package sentiment.tuning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sentiment.data.InputException;

/** How the trials share the epochs. */
public enum Search {
    /** Each is trained to the end (Bergstra &amp; Bengio, JMLR 2012). */
    RANDOM {
        @Override
        List<Rung> rungs(int trials, int epochs) {
            return List.of(new Rung(trials, epochs));
        }
    },

    /**
     * Only the best third goes on to three times as many epochs, again and again (Jamieson &amp; Talwalkar, AISTATS 2016;
     * the first bracket of Hyperband, Li et al., JMLR 2018, with eta = 3).
     */
    HALVING {
        @Override
        List<Rung> rungs(int trials, int epochs) {
            if (trials < ETA || epochs < ETA) {
                throw new InputException("Successive halving needs " + ETA + " trials and " + ETA
                        + " epochs or more, but there are " + trials + " and " + epochs
                        + "; raise --trials or --epochs, or take --search random.");
            }
            List<Rung> rungs = new ArrayList<>();
            int left = trials;
            for (int share = highestPower(Math.min(trials, epochs)); share >= 1; share /= ETA) {
                rungs.add(new Rung(left, Math.round((float) epochs / share)));
                left /= ETA;
            }
            return rungs;
        }
    };

    private static final int ETA = 3;

    /** From the first to the last, which trains to the last epoch. */
    abstract List<Rung> rungs(int trials, int epochs);

    private static int highestPower(int most) {
        int power = 1;
        while (power <= most / ETA) {
            power *= ETA;
        }
        return power;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
