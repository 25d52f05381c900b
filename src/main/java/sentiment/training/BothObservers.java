package sentiment.training;

import java.util.Map;
import sentiment.evaluation.Metrics;
import sentiment.model.PartMetrics;

/** Passes everything on to two, in order. */
record BothObservers(TrainingObserver first, TrainingObserver second) implements TrainingObserver {
    @Override
    public void memberStarted(int member, int members) {
        first.memberStarted(member, members);
        second.memberStarted(member, members);
    }

    @Override
    public void epochStarted(int epoch, long done, long tokens) {
        first.epochStarted(epoch, done, tokens);
        second.epochStarted(epoch, done, tokens);
    }

    @Override
    public void stepFinished(long tokens, double loss, double tokensPerSecond) {
        first.stepFinished(tokens, loss, tokensPerSecond);
        second.stepFinished(tokens, loss, tokensPerSecond);
    }

    @Override
    public void epochFinished(EpochResult result, boolean best) {
        first.epochFinished(result, best);
        second.epochFinished(result, best);
    }

    @Override
    public void completing(String stage, long done, long total) {
        first.completing(stage, done, total);
        second.completing(stage, done, total);
    }

    @Override
    public void calibrated(Map<String, PartMetrics> parts, Metrics whole) {
        first.calibrated(parts, whole);
        second.calibrated(parts, whole);
    }

    @Override
    public boolean measures() {
        return first.measures() || second.measures();
    }

    @Override
    public void batchMeasured(BatchResult batch) {
        first.batchMeasured(batch);
        second.batchMeasured(batch);
    }

    @Override
    public void weightsMeasured(long step, Map<String, float[]> weights) {
        first.weightsMeasured(step, weights);
        second.weightsMeasured(step, weights);
    }
}
