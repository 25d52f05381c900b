package sentiment.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a request's body as it comes, without a thread that waits for it. */
final class BodyReader implements Runnable {
    private final Request request;
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    private BodyReader(Request request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /**
     * The whole body.
     *
     * @return fails with a {@link Refusal}, 413 for one above the limit and 408 for one that takes too long
     */
    static CompletableFuture<byte[]> read(Request request, int limit, Deadline deadline) {
        BodyReader reader = new BodyReader(request, limit);
        if (request.getLength() > limit) {
            return CompletableFuture.failedFuture(reader.tooLarge());
        }
        reader.run();
        return deadline.on(reader.body, deadline.noBody());
    }

    /** The media type without its parameters, in lower case; empty where there is none. */
    static String contentType(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null
                ? ""
                : HttpField.getValueParameters(type, null).strip().toLowerCase(Locale.ROOT);
    }

    /** Takes what has come; Jetty calls again when there is more. */
    @Override
    public void run() {
        while (!body.isDone()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                body.completeExceptionally(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            take(chunk.getByteBuffer());
            chunk.release();
            if (last) {
                body.complete(bytes.toByteArray());
            }
        }
    }

    private void take(ByteBuffer buffer) {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
        if (bytes.size() > limit) {
            body.completeExceptionally(tooLarge());
        }
    }

    private Refusal tooLarge() {
        return new Refusal(
                413,
                "The body is larger than " + limit + " bytes; send less at once, or JSON lines as"
                        + " application/x-ndjson.");
    }
}
