package sentiment.serve;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Keeps other web sites out, which a browser on this machine may have open beside the server's own page.
 *
 * <p>A request of another origin is refused: its page may not use this server. On a loopback address so is a request for
 * another host, because a site whose name is made to lead here (DNS rebinding) would be of this origin.
 */
final class Gate {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final boolean onlyKnownHosts;
    private final Set<String> allowedHosts;

    /**
     * @param bound the address that the server listens on
     * @param allowedHosts names besides the loopback's
     */
    Gate(InetAddress bound, Set<String> allowedHosts) {
        onlyKnownHosts = bound.isLoopbackAddress();
        this.allowedHosts = allowedHosts;
    }

    /** @throws Refusal with 403 */
    void check(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (onlyKnownHosts && host != null && !isKnown(PORT.matcher(host).replaceFirst(""))) {
            throw new Refusal(
                    403, "This server is not called " + host + "; use 127.0.0.1, or start it with" + " --allow-host.");
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !origin.toLowerCase(Locale.ROOT).matches("https?://" + Pattern.quote(lower(host)))) {
            throw new Refusal(403, "Pages of other sites may not use this server; this one came from " + origin + ".");
        }
    }

    private boolean isKnown(String host) {
        return LOOPBACK.matcher(host).matches() || allowedHosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    private static String lower(String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
