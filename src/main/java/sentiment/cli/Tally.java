package sentiment.cli;

import java.util.List;
import java.util.Locale;
import sentiment.data.Label;
import sentiment.model.Classification;

/** Counts what came out. */
final class Tally {
    private long positive;
    private long negative;
    private long failed;

    void add(List<Classification> results) {
        for (Classification result : results) {
            if (!(result instanceof Classification.Scored scored)) {
                failed++;
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
        return positive + negative + failed;
    }

    String summary() {
        String classified =
                String.format(Locale.ROOT, "%,d classified: %,d pos, %,d neg", positive + negative, positive, negative);
        return failed == 0
                ? classified + "."
                : classified + String.format(Locale.ROOT, "; %,d could not be read.", failed);
    }
}
