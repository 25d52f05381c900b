package sentiment.data.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sentiment.data.InputException;

/**
 * Downloads a file over HTTP or HTTPS. A broken transfer is resumed (Range with If-Range, RFC 9110 section 13.1.5), in
 * the same call and by a later one; redirects are followed; proxies are the JVM's ({@code https.proxyHost}, ...).
 * Thread-safe for different targets.
 */
public final class Downloader {
    private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);
    /** An attempt that brings this much has earned a fresh count of attempts; less could go on for ever. */
    private static final long WORTHWHILE = 1 << 16;

    private final Patience patience;
    private final HttpClient client;

    public Downloader(Patience patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connectTimeout())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Downloads to {@code target}, which appears only when it is whole and as expected; until then the bytes stand in
     * {@code target + ".part"}, which stays after a failure that a later call can resume.
     *
     * @throws InputException if the file is not the expected one
     * @throws IOException if the server or the disk fails
     */
    public void download(URI uri, Path target, Expected expected, ProgressListener listener) throws IOException {
        try (PartFile part = PartFile.open(target, uri)) {
            fill(part, uri, expected, listener);
            check(part, uri, expected);
            part.publish();
        }
    }

    private void fill(PartFile part, URI uri, Expected expected, ProgressListener listener) throws IOException {
        long best = part.length();
        int failures = 0;
        for (Verdict verdict = outcome(part, uri, expected, listener);
                !verdict.takesBody();
                verdict = outcome(part, uri, expected, listener)) {
            settle(verdict, part, uri);
            failures = part.length() >= best + WORTHWHILE ? 1 : failures + 1;
            best = Math.max(best, part.length());
            if (failures >= patience.attempts()) {
                throw new IOException("%s: %s (%d attempts brought nothing new); check the network and run again."
                        .formatted(uri, verdict.problem(), failures));
            }
            pause(uri, verdict.problem(), failures);
        }
    }

    /** One attempt; a broken one is a verdict too. The body is taken only if it came to its end. */
    private Verdict outcome(PartFile part, URI uri, Expected expected, ProgressListener listener) throws IOException {
        try {
            Verdict verdict = attempt(part, uri, expected, listener);
            long whole = part.total() >= 0 ? part.total() : expected.bytes().orElse(part.length());
            return verdict.takesBody() && part.length() < whole ? cut(part.length(), whole) : verdict;
        } catch (PartSubscriber.DiskException e) {
            throw new IOException(
                    "%s cannot be written: %s; make room or choose another folder, then run again."
                            .formatted(part.path(), e.getMessage()),
                    e);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            boolean cut = String.valueOf(e.getMessage()).startsWith("fixed content-length");
            return cut ? cut(part.length(), part.total()) : Verdict.problem(Verdict.Action.RETRY, describe(e));
        }
    }

    private static Verdict cut(long length, long whole) {
        return Verdict.problem(
                Verdict.Action.RETRY, "the connection was cut after %d of %d bytes".formatted(length, whole));
    }

    private static void settle(Verdict verdict, PartFile part, URI uri) throws IOException {
        switch (verdict.action()) {
            case START_OVER -> part.clear();
            case FAIL ->
                throw new IOException(
                        "%s: %s; check the address or try another source.".formatted(uri, verdict.problem()));
            case REFUSE -> {
                part.discard();
                throw new InputException(
                        "%s: %s, so it is another file; try another source.".formatted(uri, verdict.problem()));
            }
            case RETRY, START, CONTINUE -> {}
        }
    }

    private Verdict attempt(PartFile part, URI uri, Expected expected, ProgressListener listener) throws IOException {
        PartSubscriber subscriber = new PartSubscriber(part, expected.bytes().orElse(Long.MAX_VALUE));
        CompletableFuture<HttpResponse<Verdict>> exchange = client.sendAsync(
                request(uri, part), response -> subscriber.judged(Verdict.of(response, part, expected)));
        try {
            return await(
                            exchange,
                            subscriber::received,
                            () -> listener.progress("Downloading", part.length(), part.total()))
                    .body();
        } finally {
            exchange.cancel(true);
            subscriber.stop();
        }
    }

    private static HttpRequest request(URI uri, PartFile part) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "sentiment");
        if (part.length() > 0 && part.validator().isPresent()) {
            request.header("Range", "bytes=" + part.length() + "-");
            request.header("If-Range", part.validator().get());
        }
        return request.build();
    }

    /** Waits for the end of an exchange as long as bytes keep coming. */
    private <T> T await(CompletableFuture<T> exchange, LongSupplier received, Runnable tick) throws IOException {
        long idleNanos = patience.idleTimeout().toNanos();
        long seen = received.getAsLong();
        long since = System.nanoTime();
        while (true) {
            try {
                T result = exchange.get(Math.min(idleNanos / 4 + 1, 100_000_000), TimeUnit.NANOSECONDS);
                tick.run();
                return result;
            } catch (TimeoutException e) {
                tick.run();
                if (received.getAsLong() != seen) {
                    seen = received.getAsLong();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > idleNanos) {
                    throw new IOException("no byte came for %.0f s".formatted(idleNanos / 1e9), e);
                }
            } catch (ExecutionException e) {
                throw ioException(e.getCause());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static void check(PartFile part, URI uri, Expected expected) throws IOException {
        String sha256 = part.sha256();
        if (!expected.sha256().orElse(sha256).equals(sha256)) {
            part.discard();
            throw new InputException(
                    "%s: the file has SHA-256 %s, not %s, so it was deleted; fetch it again or from another source."
                            .formatted(uri, sha256, expected.sha256().get()));
        }
    }

    private void pause(URI uri, String problem, int failures) throws IOException {
        Duration wait = patience.backOff().multipliedBy(1L << Math.min(failures - 1, 6));
        LOG.warn("{}: {}; trying again in {} s.", uri, problem, wait.toMillis() / 1000.0);
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted =
                new InterruptedIOException("The download was interrupted; run again to resume it.");
        interrupted.initCause(cause);
        return interrupted;
    }

    /** The client may wrap what a subscriber reports. */
    private static IOException ioException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PartSubscriber.DiskException disk) {
                return disk;
            }
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }

    /** The JDK's client often gives its exceptions no message. */
    private static String describe(IOException e) {
        return e.getMessage() == null || e.getMessage().isBlank()
                ? e instanceof ConnectException
                        ? "no connection to the server"
                        : e.getClass().getSimpleName()
                : e.getMessage();
    }
}
