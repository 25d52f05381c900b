package sentiment.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * JSON lines in, JSON lines out, in order and in constant memory: when {@value #MOST_LINES} lines or {@value
 * #MOST_CHARACTERS} characters are under way, nothing is read until results are written. While nothing comes, what is
 * under way is written, so a client may wait for each line's result before it sends the next; then no thread waits.
 */
final class ClassifyStream implements Runnable {
    static final int MOST_LINES = 128;
    static final int MOST_CHARACTERS = 1 << 20;

    private final Exchange exchange;
    private final ScoringQueue queue;
    private final Deadline deadline;
    private final LineCutter lines;
    private final int longest;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long characters;

    /** @param probability null for a refused item */
    private record Pending(Item item, CompletableFuture<double[]> probability) {
        int characters() {
            return item.isText() ? item.text().length() : 0;
        }
    }

    ClassifyStream(Exchange exchange, ScoringQueue queue, int longest, Deadline deadline) {
        this.exchange = exchange;
        this.queue = queue;
        this.deadline = deadline;
        this.longest = longest;
        lines = new LineCutter(longest);
    }

    /** Works on what has come; Jetty calls again when there is more. */
    @Override
    public void run() {
        try {
            while (true) {
                Content.Chunk chunk = exchange.request().read();
                if (chunk == null) {
                    write(0, 0);
                    exchange.request().demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    throw chunk.getFailure();
                }
                boolean last = chunk.isLast();
                take(chunk);
                if (last) {
                    accept(lines.rest());
                    write(0, 0);
                    exchange.response().write(true, null, exchange.callback());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(e);
        } catch (Throwable e) {
            end(e);
        }
    }

    private void take(Content.Chunk chunk) throws IOException, InterruptedException {
        try {
            Optional<LineCutter.Line> line = lines.next(chunk.getByteBuffer());
            while (line.isPresent()) {
                accept(line.get());
                line = lines.next(chunk.getByteBuffer());
            }
        } finally {
            chunk.release();
        }
    }

    private void accept(LineCutter.Line line) throws IOException, InterruptedException {
        if (line.isBlank()) {
            return;
        }
        Item item = item(line);
        Pending added = new Pending(item, item.isText() ? queue.submitWhenThereIsRoom(List.of(item.text())) : null);
        pending.add(added);
        characters += added.characters();
        write(MOST_LINES, MOST_CHARACTERS);
    }

    private Item item(LineCutter.Line line) {
        String name = "Line " + line.number();
        if (line.bytes().isEmpty()) {
            return Item.refused(null, name + " is longer than " + longest + " bytes.");
        }
        byte[] bytes = line.bytes().get();
        try {
            return Item.of(name, Json.read(name, bytes, bytes.length));
        } catch (Refusal refusal) {
            return Item.refused(null, refusal.getMessage());
        }
    }

    /** Writes results, waiting for them, until at most so much is under way. */
    private void write(int mostLines, long mostCharacters) throws IOException, InterruptedException {
        if (pending.size() <= mostLines && characters <= mostCharacters) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // With the oldest goes all that is ready.
        while (!pending.isEmpty()
                && (pending.size() > mostLines || characters > mostCharacters || isReady(pending.element()))) {
            Pending oldest = pending.remove();
            characters -= oldest.characters();
            out.writeBytes(Json.bytes(result(oldest)));
            out.write('\n');
        }
        write(out.toByteArray());
    }

    private static boolean isReady(Pending next) {
        return next.probability() == null || next.probability().isDone();
    }

    private JsonNode result(Pending next) throws InterruptedException {
        if (next.probability() == null) {
            return next.item().refusal();
        }
        Refusal refusal;
        try {
            return next.item().scored(next.probability().get(deadline.limit().toMillis(), TimeUnit.MILLISECONDS)[0]);
        } catch (TimeoutException e) {
            next.probability().cancel(false);
            refusal = deadline.noResult();
        } catch (ExecutionException e) {
            refusal = Exchange.refusal(e.getCause());
        }
        return Item.refused(next.item().id(), refusal.getMessage()).refusal();
    }

    private void write(byte[] results) throws IOException {
        if (!exchange.response().isCommitted()) {
            exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
        }
        Content.Sink.write(exchange.response(), false, ByteBuffer.wrap(results));
    }

    /** The client went away, or sends nothing any more: an error where no result was sent, a broken stream elsewhere. */
    private void end(Throwable thrown) {
        pending.stream()
                .filter(next -> next.probability() != null)
                .forEach(next -> next.probability().cancel(false));
        if (exchange.response().isCommitted()) {
            Callback callback = exchange.callback();
            callback.failed(thrown);
        } else {
            exchange.fail(thrown instanceof TimeoutException ? deadline.noBody() : thrown);
        }
    }
}
