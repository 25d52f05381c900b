package sentiment.serve;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import sentiment.model.TextClassifier;

/** Scores nothing until it is let go. */
final class HeldClassifier implements TextClassifier {
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final Semaphore calls = new Semaphore(0);
    private final AtomicInteger texts = new AtomicInteger();

    @Override
    public double[] probabilities(List<String> batch) {
        texts.addAndGet(batch.size());
        calls.release();
        try {
            letGo.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Running.AS_WRITTEN.probabilities(batch);
    }

    /** Waits until so many calls are under way. */
    void awaitCalls(int number) throws InterruptedException {
        calls.acquire(number);
    }

    int texts() {
        return texts.get();
    }

    void letGo() {
        letGo.countDown();
    }
}
