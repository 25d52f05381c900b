package sentiment.model;

import java.util.List;
import sentiment.data.ReviewStream;

/**
 * Consecutive items that are scored together.
 *
 * @param characters length of all their texts
 */
record Chunk(List<ReviewStream.Item> items, long characters) {
    List<ReviewStream.Read> reviews() {
        return items.stream()
                .filter(ReviewStream.Read.class::isInstance)
                .map(ReviewStream.Read.class::cast)
                .toList();
    }

    static int characters(ReviewStream.Item item) {
        return item instanceof ReviewStream.Read read ? read.review().text().length() : 0;
    }
}
