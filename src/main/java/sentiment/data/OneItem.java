package sentiment.data;

import java.util.Optional;

/** A stream of one item. */
final class OneItem extends LookAheadReviews {
    private Optional<Item> item;

    OneItem(Item item) {
        this.item = Optional.of(item);
    }

    @Override
    Optional<Item> read() {
        Optional<Item> only = item;
        item = Optional.empty();
        return only;
    }

    @Override
    public void close() {}
}
