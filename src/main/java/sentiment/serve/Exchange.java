package sentiment.serve;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request and the ways to answer it, of which exactly one is taken, once. */
record Exchange(Request request, Response response, Callback callback) {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    void send(Answer answer) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    /** Answers when the answer is there, on a thread of the server's own. */
    void send(CompletionStage<Answer> coming) {
        coming.whenCompleteAsync(
                (answer, failure) -> {
                    if (failure == null) {
                        send(answer);
                    } else {
                        fail(failure);
                    }
                },
                request.getComponents().getExecutor());
    }

    /** Answers with what went wrong. */
    void fail(Throwable thrown) {
        Refusal refusal = refusal(thrown);
        send(Answer.error(refusal.status(), refusal.getMessage(), refusal.headers()));
    }

    /** What a client is told of a failure. */
    static Refusal refusal(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        LOG.error("A request failed.", cause);
        return new Refusal(500, "The server failed at this request; its log says why.");
    }
}
