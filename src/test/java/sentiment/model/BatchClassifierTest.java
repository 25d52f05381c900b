package sentiment.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sentiment.data.Review;
import sentiment.data.ReviewStream;

class BatchClassifierTest {
    private static final BatchClassifier.Limits SMALL = new BatchClassifier.Limits(4, 1000, 6, 3);

    /** P(positive) of a number is the number over a million. */
    private static final TextClassifier NUMBERS = texts ->
            texts.stream().mapToDouble(text -> Integer.parseInt(text) / 1e6).toArray();

    private static ReviewStream.Item read(String id, String text) {
        return new ReviewStream.Read(new Review(id, text, Optional.empty(), Optional.empty()));
    }

    private static Stream<ReviewStream.Item> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> read("r" + i, Integer.toString(i)));
    }

    private static List<Classification> classify(
            TextClassifier classifier, BatchClassifier.Limits limits, Stream<ReviewStream.Item> input) {
        List<Classification> results = new ArrayList<>();
        new BatchClassifier(classifier, limits).classify(input.iterator(), results::addAll);
        return results;
    }

    private static double probability(Classification result) {
        return ((Classification.Scored) result).probability();
    }

    @Test
    void resultsComeInTheOrderOfTheInputHoweverLongAChunkTakes() {
        Random random = new Random(7);
        TextClassifier uneven = texts -> {
            sleep(random.nextInt(4));
            return NUMBERS.probabilities(texts);
        };

        List<Classification> results = classify(uneven, SMALL, numbers(500));

        assertEquals(
                IntStream.range(0, 500).mapToObj(i -> "r" + i).toList(),
                results.stream().map(Classification::id).toList());
        for (int i = 0; i < 500; i++) {
            assertEquals(i / 1e6, probability(results.get(i)));
        }
    }

    @Test
    void anUnreadableItemKeepsItsPlaceAndDisturbsNoOther() {
        Stream<ReviewStream.Item> input = Stream.of(
                new ReviewStream.Failed("first", "gone"),
                read("a", "100000"),
                new ReviewStream.Failed("b", "not UTF-8"),
                read("c", "200000"));

        List<Classification> results = classify(NUMBERS, SMALL, input);

        assertEquals(new Classification.Unreadable("first", "gone"), results.get(0));
        assertEquals(0.1, probability(results.get(1)));
        assertEquals(new Classification.Unreadable("b", "not UTF-8"), results.get(2));
        assertEquals(0.2, probability(results.get(3)));
    }

    @Test
    void neverHoldsMoreThanItsLimitsOfAMillionReviews() {
        AtomicLong underWay = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicLong written = new AtomicLong();
        Iterator<ReviewStream.Item> input = numbers(1_000_000)
                .peek(item -> most.accumulateAndGet(underWay.incrementAndGet(), Math::max))
                .iterator();

        new BatchClassifier(NUMBERS, new BatchClassifier.Limits(64, 1 << 20, 4, 2)).classify(input, results -> {
            underWay.addAndGet(-results.size());
            written.addAndGet(results.size());
        });

        assertEquals(1_000_000, written.get());
        // Four chunks of 64, and one item read ahead.
        assertTrue(most.get() <= 4 * 64 + 1, () -> most.get() + " reviews were held at once");
    }

    @Test
    void hugeReviewsAreScoredAloneAndOnlyAFewAreHeld() {
        String huge = "7".repeat(5000);
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        AtomicLong underWay = new AtomicLong();
        AtomicLong most = new AtomicLong();
        TextClassifier classifier = texts -> {
            sizes.add(texts.size());
            return new double[texts.size()];
        };
        Iterator<ReviewStream.Item> input = IntStream.range(0, 40)
                .mapToObj(i -> read("r" + i, i % 2 == 0 ? huge : "7"))
                .peek(item -> most.accumulateAndGet(underWay.incrementAndGet(), Math::max))
                .iterator();

        new BatchClassifier(classifier, new BatchClassifier.Limits(4, 1000, 100, 2))
                .classify(input, results -> underWay.addAndGet(-results.size()));

        assertEquals(Collections.nCopies(40, 1), sizes);
        assertTrue(most.get() <= 6, () -> most.get() + " reviews were held, of 8,000 characters allowed");
    }

    @Test
    void resultsComeOutWhileTheInputStillRuns() {
        AtomicLong written = new AtomicLong();
        AtomicLong read = new AtomicLong();
        Iterator<ReviewStream.Item> untilTheFirstResult = numbers(20_000)
                .peek(item -> read.incrementAndGet())
                .takeWhile(item -> written.get() == 0)
                .iterator();

        new BatchClassifier(NUMBERS, new BatchClassifier.Limits(1, 1000, 1_000_000, 1))
                .classify(untilTheFirstResult, results -> written.incrementAndGet());

        assertTrue(read.get() < 20_000, "all input was read before the first result came out");
    }

    @Test
    void noInputGivesNoResult() {
        assertEquals(List.of(), classify(NUMBERS, SMALL, Stream.empty()));
    }

    @Test
    void whatTheClassifierThrowsReachesTheCaller() {
        OutOfMemoryError error = new OutOfMemoryError("native");
        TextClassifier broken = texts -> {
            throw error;
        };

        assertSame(error, assertThrows(OutOfMemoryError.class, () -> classify(broken, SMALL, numbers(100))));
        assertThrows(NumberFormatException.class, () -> classify(NUMBERS, SMALL, Stream.of(read("a", "many"))));
    }

    @Test
    void aProbabilityThatIsNoneIsRefusedWithItsReview() {
        Exception thrown = assertThrows(
                IllegalArgumentException.class,
                () -> classify(texts -> new double[] {Double.NaN}, SMALL, Stream.of(read("a.txt", ""))));

        assertEquals("probability must lie between 0 and 1, but is NaN for a.txt", thrown.getMessage());
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
