package sentiment.serve;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long something may take. */
record Deadline(Duration limit) {
    /** The same, failing with a refusal where it takes longer; what it was to come from learns of it. */
    <T> CompletableFuture<T> on(CompletableFuture<T> coming, Refusal late) {
        return coming.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(isTimeout(thrown) ? late : thrown));
    }

    private static boolean isTimeout(Throwable thrown) {
        return thrown instanceof TimeoutException
                || (thrown instanceof CompletionException && thrown.getCause() instanceof TimeoutException);
    }

    /** A body that does not come. */
    Refusal noBody() {
        return new Refusal(408, "The body did not come within " + seconds() + " s.");
    }

    /** An answer that does not come. */
    Refusal noResult() {
        return new Refusal(504, "There was no result within " + seconds() + " s; the server is overloaded.");
    }

    private String seconds() {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
