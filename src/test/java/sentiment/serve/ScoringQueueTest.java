package sentiment.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sentiment.model.TextClassifier;

@Timeout(60)
class ScoringQueueTest {
    private static double[] get(CompletableFuture<double[]> result) throws Exception {
        return result.get(30, TimeUnit.SECONDS);
    }

    /** A request whose answer does not matter. */
    private static void put(ScoringQueue queue, List<String> texts) {
        CompletableFuture<double[]> unused = queue.submit(texts);
    }

    /** Notes its batches; the first waits until it is let go. */
    private static final class Noting implements TextClassifier {
        final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        public double[] probabilities(List<String> texts) {
            batches.add(texts);
            started.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Running.AS_WRITTEN.probabilities(texts);
        }
    }

    @Test
    void requestsThatWaitAreScoredTogetherAndEachGetsItsOwn() throws Exception {
        Noting classifier = new Noting();
        try (ScoringQueue queue = new ScoringQueue(classifier, 100, 1)) {
            CompletableFuture<double[]> first = queue.submit(List.of("0.1"));
            classifier.started.await();
            CompletableFuture<double[]> second = queue.submit(List.of("0.2", "0.3"));
            CompletableFuture<double[]> third = queue.submit(List.of("0.4"));
            assertEquals(3, queue.waiting());
            classifier.letGo.countDown();

            assertArrayEquals(new double[] {.1}, get(first));
            assertArrayEquals(new double[] {.2, .3}, get(second));
            assertArrayEquals(new double[] {.4}, get(third));
            assertEquals(List.of(List.of("0.1"), List.of("0.2", "0.3", "0.4")), classifier.batches);
        }
    }

    @Test
    void aSmallRequestDoesNotWaitForALargeOneBeforeIt() throws Exception {
        Noting classifier = new Noting();
        try (ScoringQueue queue = new ScoringQueue(classifier, 2000, 1)) {
            put(queue, List.of("0.1"));
            classifier.started.await();
            put(queue, Collections.nCopies(1000, "0.2"));
            CompletableFuture<double[]> small = queue.submit(List.of("0.3"));
            classifier.letGo.countDown();
            get(small);

            assertTrue(classifier.batches.get(1).contains("0.3"), "the small one is in the next batch");
        }
    }

    @Test
    void aTextThatFailsIsNoOtherRequestsFailure() throws Exception {
        Noting classifier = new Noting();
        try (ScoringQueue queue = new ScoringQueue(classifier, 100, 1)) {
            put(queue, List.of("0.1"));
            classifier.started.await();
            CompletableFuture<double[]> bad = queue.submit(List.of("no number"));
            CompletableFuture<double[]> good = queue.submit(List.of("0.2"));
            classifier.letGo.countDown();

            assertArrayEquals(new double[] {.2}, get(good));
            assertTrue(
                    assertThrows(ExecutionException.class, () -> get(bad)).getCause() instanceof NumberFormatException);
        }
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotScored() throws Exception {
        Noting classifier = new Noting();
        try (ScoringQueue queue = new ScoringQueue(classifier, 10, 1)) {
            put(queue, List.of("0.1"));
            classifier.started.await();
            queue.submit(List.of("0.2", "0.3")).cancel(false);
            CompletableFuture<double[]> last = queue.submit(List.of("0.4"));
            classifier.letGo.countDown();
            get(last);

            assertEquals(List.of(List.of("0.1"), List.of("0.4")), classifier.batches);
            assertEquals(0, queue.waiting());
        }
    }

    @Test
    void itRefusesWhatItHasNoRoomForAndWhatItNeverWillHave() throws Exception {
        Noting classifier = new Noting();
        try (ScoringQueue queue = new ScoringQueue(classifier, 2, 1)) {
            put(queue, List.of("0.1"));
            classifier.started.await();
            put(queue, List.of("0.2"));

            assertEquals(
                    503,
                    assertThrows(Refusal.class, () -> queue.submit(List.of("0.3", "0.4")))
                            .status());
            assertEquals(
                    413,
                    assertThrows(Refusal.class, () -> queue.submit(List.of("0.3", "0.4", "0.5")))
                            .status());
            classifier.letGo.countDown();
        }
    }

    @Test
    void aClosedQueueScoresWhatWaitsAndTakesNoMore() throws Exception {
        Noting classifier = new Noting();
        ScoringQueue queue = new ScoringQueue(classifier, 100, 1);
        put(queue, List.of("0.1"));
        classifier.started.await();
        CompletableFuture<double[]> waiting = queue.submit(List.of("0.2"));
        Thread closing = new Thread(queue::close);
        closing.start();
        classifier.letGo.countDown();
        closing.join();

        assertArrayEquals(new double[] {.2}, waiting.getNow(null));
        assertEquals(
                503,
                assertThrows(Refusal.class, () -> queue.submit(List.of("0.3"))).status());
    }
}
