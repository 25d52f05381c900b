package sentiment.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import sentiment.data.InputException;

/** Serves a model over HTTP until it is closed. Thread-safe. */
public final class SentimentServer implements AutoCloseable {
    /** Connections beyond wait to be accepted; each may hold a body in memory. */
    private static final int MOST_CONNECTIONS = 256;

    private static final int MOST_THREADS = 64;
    /** The transport gives up later than the endpoints, which say why. */
    private static final long LATER_MILLIS = 5_000;

    private static final int BACKLOG = 512;

    private final Server server;
    private final ServerConnector connector;
    private final ScoringQueue queue;
    private final ExplainEndpoint explain;
    private final Router router;

    private SentimentServer(ServedModel model, ServeConfig config) {
        int processors = Runtime.getRuntime().availableProcessors();
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = connector(config);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(config.timeout().toMillis() + LATER_MILLIS);
        queue = new ScoringQueue(model.classifier(), config.queue(), processors);
        explain = new ExplainEndpoint(
                model.explaining(), (processors + 1) / 2, config.maxBody(), new Deadline(config.timeout()));
        Gate gate = new Gate(new InetSocketAddress(config.host(), 0).getAddress(), config.allowedHosts());
        router = router(model, config, gate);
        server.setHandler(new GracefulHandler(router));
    }

    private ServerConnector connector(ServeConfig config) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector made = new ServerConnector(server, new HttpConnectionFactory(http));
        made.setHost(config.host());
        made.setPort(config.port());
        made.setIdleTimeout(config.timeout().toMillis() + LATER_MILLIS);
        made.setAcceptQueueSize(BACKLOG);
        return made;
    }

    private Router router(ServedModel model, ServeConfig config, Gate gate) {
        Metrics metrics = new Metrics();
        Answer summary = Answer.json(model.summary());
        Answer healthy = Answer.json(JsonNodeFactory.instance.objectNode().put("status", "ok"));
        Router made = new Router(gate, metrics)
                .post("/v1/classify", new ClassifyEndpoint(queue, config.maxBody(), new Deadline(config.timeout())))
                .post("/v1/explain", explain)
                .get("/v1/model", Endpoint.of(() -> summary))
                .get("/healthz", Endpoint.of(() -> healthy))
                .get("/metrics", Endpoint.of(() -> Answer.text(Metrics.CONTENT_TYPE, metrics.text(queue))));
        WebPage.addTo(made);
        return made;
    }

    /**
     * Starts to serve.
     *
     * @throws InputException where the address cannot be listened on
     */
    public static SentimentServer start(ServedModel model, ServeConfig config) {
        if (new InetSocketAddress(config.host(), config.port()).isUnresolved()) {
            throw new InputException("--host " + config.host() + " is no address of this machine");
        }
        SentimentServer started = new SentimentServer(model, config);
        try {
            started.server.start();
            return started;
        } catch (IOException e) {
            started.close();
            throw new InputException(
                    "Cannot listen on " + config.host() + ", port " + config.port() + " (" + e.getMessage()
                            + "); choose another with --port, or 0 for any that is free",
                    e);
        } catch (Exception e) {
            started.close();
            throw new IllegalStateException(e);
        }
    }

    /** Where a browser finds it. */
    public URI address() {
        String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create("http://" + host + ":" + connector.getLocalPort() + "/");
    }

    Set<String> routes() {
        return router.routes();
    }

    /** Accepts nothing more, answers what was accepted, and ends. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The server did not stop in time.", e);
        } finally {
            explain.close();
            queue.close();
        }
    }
}
