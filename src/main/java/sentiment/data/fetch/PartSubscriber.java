package sentiment.data.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the body of one response into the part file, or cuts the body off where the verdict does not want it. */
final class PartSubscriber implements BodySubscriber<Verdict> {
    /** The part file could not be written: not the network's fault, so no further attempt will help. */
    static final class DiskException extends IOException {
        DiskException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final PartFile part;
    private final long limit;
    private final CompletableFuture<Verdict> body = new CompletableFuture<>();
    private volatile long received;
    private Verdict verdict;
    private Flow.Subscription subscription;
    private boolean stopped;

    /** @param limit the part file never grows beyond this many bytes */
    PartSubscriber(PartFile part, long limit) {
        this.part = part;
        this.limit = limit;
    }

    /** Says what the response means; the body comes after this. */
    synchronized PartSubscriber judged(Verdict newVerdict) {
        verdict = newVerdict;
        received++;
        return this;
    }

    /** Grows with everything that comes, so that whoever watches sees whether anything still does. */
    long received() {
        return received;
    }

    @Override
    public CompletionStage<Verdict> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (stopped || !verdict.takesBody()) {
            finish(verdict);
            return;
        }
        try {
            if (verdict.action() == Verdict.Action.START) {
                part.begin(verdict.validator(), verdict.total());
            }
            subscription.request(1);
        } catch (IOException e) {
            stop();
            body.completeExceptionally(new DiskException(e));
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (stopped) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                received += buffer.remaining();
                if (part.length() + buffer.remaining() > limit) {
                    finish(Verdict.problem(
                            Verdict.Action.REFUSE,
                            "the server sends more than the %d bytes of the file".formatted(limit)));
                    return;
                }
                part.append(buffer);
            }
            // One by one: a network faster than the disk must not fill the memory.
            subscription.request(1);
        } catch (IOException e) {
            stop();
            body.completeExceptionally(new DiskException(e));
        }
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public synchronized void onComplete() {
        body.complete(verdict);
    }

    private void finish(Verdict result) {
        stop();
        body.complete(result);
    }

    /** Ends the body: once this returns, nothing more is written to the part file. */
    synchronized void stop() {
        stopped = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
