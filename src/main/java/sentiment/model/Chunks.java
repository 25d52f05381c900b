package sentiment.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import sentiment.data.ReviewStream;

/** Cuts a stream of items into chunks, by count and by characters; an item above the character limit stands alone. */
final class Chunks implements Iterator<Chunk> {
    private final Iterator<? extends ReviewStream.Item> input;
    private final BatchClassifier.Limits limits;
    private ReviewStream.Item held;

    Chunks(Iterator<? extends ReviewStream.Item> input, BatchClassifier.Limits limits) {
        this.input = input;
        this.limits = limits;
    }

    @Override
    public boolean hasNext() {
        return held != null || input.hasNext();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<ReviewStream.Item> items = new ArrayList<>();
        long characters = 0;
        while (items.size() < limits.reviews() && hasNext()) {
            ReviewStream.Item item = held != null ? held : input.next();
            held = null;
            if (!items.isEmpty() && characters + Chunk.characters(item) > limits.characters()) {
                held = item;
                break;
            }
            items.add(item);
            characters += Chunk.characters(item);
        }
        return new Chunk(items, characters);
    }
}
