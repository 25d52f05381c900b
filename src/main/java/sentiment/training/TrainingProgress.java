package sentiment.training;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a training is; stands in a checkpoint beside the weights.
 *
 * @param batch batches of the current epoch done
 * @param lossSum sum of the losses of the current epoch's reviews
 * @param reviews reviews of the current epoch done
 * @param tokens tokens of the current epoch done
 * @param seconds spent on the current epoch
 * @param finished the epochs that are done
 */
record TrainingProgress(
        int batch, double lossSum, long reviews, long tokens, double seconds, List<EpochResult> finished) {

    static TrainingProgress start() {
        return new TrainingProgress(0, 0, 0, 0, 0, List.of());
    }

    /** The epoch under way, counted from 0. */
    int epoch() {
        return finished.size();
    }

    double loss() {
        return reviews == 0 ? Double.NaN : lossSum / reviews;
    }

    double tokensPerSecond() {
        return tokens / seconds;
    }

    TrainingProgress afterBatch(double loss, int batchReviews, long batchTokens, double batchSeconds) {
        return new TrainingProgress(
                batch + 1,
                lossSum + loss * batchReviews,
                reviews + batchReviews,
                tokens + batchTokens,
                seconds + batchSeconds,
                finished);
    }

    TrainingProgress afterEpoch(EpochResult result) {
        List<EpochResult> results = new ArrayList<>(finished);
        results.add(result);
        return new TrainingProgress(0, 0, 0, 0, 0, List.copyOf(results));
    }

    /** The position of the epoch with the best validation accuracy, the first of equals; -1 before any. */
    int best() {
        int best = -1;
        for (int i = 0; i < finished.size(); i++) {
            if (best < 0 || accuracy(i) > accuracy(best)) {
                best = i;
            }
        }
        return best;
    }

    /** How many epochs were no better than the best before them; each halves the rate of the schedule {@code plateau}. */
    int withoutGain() {
        int count = 0;
        double best = -1;
        for (int i = 0; i < finished.size(); i++) {
            count += accuracy(i) > best ? 0 : 1;
            best = Math.max(best, accuracy(i));
        }
        return count;
    }

    private double accuracy(int epoch) {
        return finished.get(epoch).validation().accuracy();
    }

    /** Whether as many epochs as {@code patience} went by without a better one. */
    boolean exhausted(int patience) {
        return patience > 0 && finished.size() - 1 - best() >= patience;
    }
}
