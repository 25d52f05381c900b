package sentiment.data;

import java.util.NoSuchElementException;
import java.util.Optional;

/** The iterator half of a stream: a subclass only reads the next item. */
abstract class LookAheadReviews implements ReviewStream {
    private Optional<Item> ahead = Optional.empty();
    private boolean ended;

    /** Reads one item; empty after the last, and then it is not called again. */
    abstract Optional<Item> read();

    @Override
    public final boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
            ahead = read();
            ended = ahead.isEmpty();
        }
        return ahead.isPresent();
    }

    @Override
    public final Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no review is left");
        }
        Item item = ahead.orElseThrow();
        ahead = Optional.empty();
        return item;
    }
}
