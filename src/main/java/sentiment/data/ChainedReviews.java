package sentiment.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/** Streams one behind the other; each is opened when its turn comes and closed before the next. */
final class ChainedReviews<T> extends LookAheadReviews {
    private final Iterator<? extends T> sources;
    private final Function<? super T, ReviewStream> open;
    private Optional<ReviewStream> current = Optional.empty();

    ChainedReviews(Iterator<? extends T> sources, Function<? super T, ReviewStream> open) {
        this.sources = sources;
        this.open = open;
    }

    @Override
    Optional<Item> read() {
        while (current.isEmpty() || !current.get().hasNext()) {
            closeCurrent();
            if (!sources.hasNext()) {
                return Optional.empty();
            }
            current = Optional.of(open.apply(sources.next()));
        }
        return Optional.of(current.get().next());
    }

    private void closeCurrent() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (current.isPresent()) {
            ReviewStream done = current.get();
            current = Optional.empty();
            done.close();
        }
    }
}
