package sentiment.cli;

import java.util.List;
import java.util.Locale;
import sentiment.data.Label;
import sentiment.model.Classification;

/** Counts what came out. */
final class Tally {
    private long positive;
    private long negative;
    private long uncertain;
    private long failed;

    void add(List<Classification> results, Abstention abstention) {
        for (Classification result : results) {
            if (!(result instanceof Classification.Scored scored)) {
                failed++;
            } else if (abstention.isUncertain(scored)) {
                uncertain++;
            } else if (scored.label() == Label.POSITIVE) {
                positive++;
            } else {
                negative++;
            }
        }
    }

    long failed() {
        return failed;
    }

    long total() {
        return classified() + failed;
    }

    private long classified() {
        return positive + negative + uncertain;
    }

    String summary() {
        String classified =
                String.format(Locale.ROOT, "%,d classified: %,d pos, %,d neg", classified(), positive, negative)
                        + (uncertain == 0 ? "" : String.format(Locale.ROOT, ", %,d uncertain", uncertain));
        return failed == 0
                ? classified + "."
                : classified + String.format(Locale.ROOT, "; %,d could not be read.", failed);
    }
}
