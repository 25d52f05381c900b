package sentiment.serve;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * How to serve.
 *
 * @param host name or address to listen on
 * @param port 0 for any that is free
 * @param queue texts that may wait to be scored
 * @param maxBody bytes of a request's body, of a stream's line
 * @param timeout for reading a body, and then for its answer
 * @param allowedHosts names that a request may call this server by besides the loopback's; counts only where {@code host}
 *     is a loopback address
 */
public record ServeConfig(String host, int port, int queue, int maxBody, Duration timeout, Set<String> allowedHosts) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int DEFAULT_PORT = 8080;
    public static final int DEFAULT_QUEUE = 4096;
    public static final int DEFAULT_MAX_BODY = 4 << 20;
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public ServeConfig {
        requireNonNull(host, "host");
        require(port >= 0 && port <= 65_535, "port must lie between 0 and 65535", port);
        require(queue > 0, "queue must be at least 1", queue);
        require(maxBody > 0, "maxBody must be at least 1", maxBody);
        require(timeout.toMillis() > 0, "timeout must be at least 1 ms", timeout);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** The usual limits. */
    public static ServeConfig on(String host, int port) {
        return new ServeConfig(host, port, DEFAULT_QUEUE, DEFAULT_MAX_BODY, DEFAULT_TIMEOUT, Set.of());
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + " but is " + value);
        }
    }
}
