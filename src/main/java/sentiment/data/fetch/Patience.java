package sentiment.data.fetch;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connectTimeout longest wait for a connection
 * @param idleTimeout longest wait for the next byte
 * @param attempts how often in a row an attempt may bring nothing new before the download fails
 * @param backOff wait before the second attempt; doubles with each further one
 */
public record Patience(Duration connectTimeout, Duration idleTimeout, int attempts, Duration backOff) {
    public Patience {
        if (connectTimeout.isZero() || connectTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout must be positive: " + connectTimeout);
        }
        if (idleTimeout.isZero() || idleTimeout.isNegative()) {
            throw new IllegalArgumentException("idleTimeout must be positive: " + idleTimeout);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1: " + attempts);
        }
        if (backOff.isNegative()) {
            throw new IllegalArgumentException("backOff must not be negative: " + backOff);
        }
    }

    public static Patience standard() {
        return new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));
    }
}
