package sentiment.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Leads each request to its endpoint, counts it, and gives each response the headers that keep browsers careful. */
final class Router extends Handler.Abstract {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Gate gate;
    private final Metrics metrics;
    private final Map<String, Route> routes = new LinkedHashMap<>();

    /** @param method GET, which is HEAD too, or POST */
    private record Route(String method, Endpoint endpoint) {
        boolean takes(String asked) {
            return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
        }

        String allow() {
            return method.equals("GET") ? "GET, HEAD" : method;
        }
    }

    Router(Gate gate, Metrics metrics) {
        this.gate = gate;
        this.metrics = metrics;
    }

    Router get(String path, Endpoint endpoint) {
        routes.put(path, new Route("GET", endpoint));
        return this;
    }

    Router post(String path, Endpoint endpoint) {
        routes.put(path, new Route("POST", endpoint));
        return this;
    }

    /** What there is, each as method and path. */
    Set<String> routes() {
        return routes.entrySet().stream()
                .map(route -> route.getValue().method() + " " + route.getKey())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        Route route = path == null ? null : routes.get(path);
        Request.addCompletionListener(
                request,
                failure -> metrics.request(
                        route == null ? "other" : path,
                        response.getStatus(),
                        System.nanoTime() - request.getHeadersNanoTime()));
        protect(response);
        Exchange exchange = new Exchange(request, response, callback);
        try {
            gate.check(request);
            if (route == null) {
                throw new Refusal(404, "There is nothing at " + path + "; /openapi.json tells what there is.");
            }
            if (!route.takes(request.getMethod())) {
                throw new Refusal(
                        405,
                        path + " takes " + route.allow() + ", not " + request.getMethod() + ".",
                        Map.of(HttpHeader.ALLOW.asString(), route.allow()));
            }
            route.endpoint().serve(exchange);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
        return true;
    }

    private static void protect(Response response) {
        response.getHeaders()
                .put("Content-Security-Policy", POLICY)
                .put("X-Content-Type-Options", "nosniff")
                .put("Referrer-Policy", "no-referrer")
                .put("Cross-Origin-Resource-Policy", "same-origin")
                .put("Cross-Origin-Opener-Policy", "same-origin")
                .put(HttpHeader.CACHE_CONTROL, "no-store");
    }
}
