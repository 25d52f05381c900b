package sentiment.serve;

import java.util.Map;

/** A request that is not served, with a status and one sentence that says why. */
final class Refusal extends RuntimeException {
    private static final long RETRY_AFTER_SECONDS = 1;

    private final int status;
    private final transient Map<String, String> headers;

    Refusal(int status, String sentence) {
        this(status, sentence, Map.of());
    }

    Refusal(int status, String sentence, Map<String, String> headers) {
        // It is an answer: where it was made tells nobody anything.
        super(sentence, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    /** Nothing is wrong with the request, but there is no room for it. */
    static Refusal busy(String sentence) {
        return new Refusal(503, sentence, Map.of("Retry-After", Long.toString(RETRY_AFTER_SECONDS)));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
