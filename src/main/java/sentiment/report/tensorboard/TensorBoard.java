package sentiment.report.tensorboard;

import java.nio.file.Path;
import java.util.Map;
import sentiment.training.BatchResult;
import sentiment.training.EpochResult;
import sentiment.training.TrainingObserver;

/**
 * Writes a training for TensorBoard: by the step {@code batch/loss}, {@code batch/learning_rate},
 * {@code batch/gradient_norm} and {@code batch/tokens_per_second}; by the epoch {@code epoch/loss},
 * {@code epoch/tokens_per_second}, {@code validation/accuracy} and {@code validation/log_loss}, and a histogram
 * {@code weights/NAME} of each weight array. Of an ensemble's members all tags begin with {@code member1/} and so on. Not
 * thread-safe.
 */
public final class TensorBoard implements TrainingObserver, AutoCloseable {
    private final EventFile file;
    /** Of all tags. */
    private String prefix = "";

    /** @param folder where the event file goes, one for each training */
    public TensorBoard(Path folder) {
        file = new EventFile(folder);
    }

    @Override
    public void memberStarted(int member, int members) {
        prefix = "member" + member + "/";
    }

    @Override
    public boolean measures() {
        return true;
    }

    @Override
    public void batchMeasured(BatchResult batch) {
        scalar("batch/loss", batch.step(), batch.loss());
        scalar("batch/learning_rate", batch.step(), batch.learningRate());
        scalar("batch/gradient_norm", batch.step(), batch.gradientNorm());
        scalar("batch/tokens_per_second", batch.step(), batch.tokens() / batch.seconds());
        file.flush();
    }

    @Override
    public void epochFinished(EpochResult result, boolean best) {
        scalar("epoch/loss", result.step(), result.loss());
        scalar("epoch/tokens_per_second", result.step(), result.tokensPerSecond());
        scalar("validation/accuracy", result.step(), result.validation().accuracy());
        scalar("validation/log_loss", result.step(), result.validation().logLoss());
        file.flush();
    }

    @Override
    public void weightsMeasured(long step, Map<String, float[]> weights) {
        weights.forEach((name, values) -> file.histogram(prefix + "weights/" + name, step, Histogram.of(values)));
        file.flush();
    }

    private void scalar(String tag, long step, double value) {
        file.scalar(prefix + tag, step, value);
    }

    @Override
    public void close() {
        file.close();
    }
}
