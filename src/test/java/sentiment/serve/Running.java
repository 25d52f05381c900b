package sentiment.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import sentiment.explain.Attribution;
import sentiment.explain.Explanation;
import sentiment.explain.Method;
import sentiment.explain.Span;
import sentiment.model.TextClassifier;

/** A server on a port of its own with a model that tests control, and a client of it. */
record Running(SentimentServer server, HttpClient client) implements AutoCloseable {
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";
    /** The probability that a text names: {@code "0.25 of this"} has 0.25. */
    static final TextClassifier AS_WRITTEN = texts -> texts.stream()
            .mapToDouble(text -> Double.parseDouble(text.split(" ", 2)[0]))
            .toArray();

    static final Explaining FIRST_LETTER = (text, methods) -> new Explanation(text, 1, spans(methods));
    static final Duration SHORT = Duration.ofMillis(400);

    private static Map<Method, Attribution> spans(Set<Method> methods) {
        Map<Method, Attribution> spans = new EnumMap<>(Method.class);
        methods.forEach(method -> spans.put(
                method, new Attribution(Attribution.Unit.WORD, OptionalDouble.empty(), List.of(new Span(0, 1, 0.5)))));
        return spans;
    }

    static Running with(TextClassifier classifier) {
        return with(classifier, ServeConfig.on("127.0.0.1", 0));
    }

    static Running with(TextClassifier classifier, ServeConfig config) {
        return with(new ServedModel(classifier, FIRST_LETTER, JsonNodeFactory.instance.objectNode()), config);
    }

    static Running with(ServedModel model, ServeConfig config) {
        return new Running(SentimentServer.start(model, config), HttpClient.newHttpClient());
    }

    static ServeConfig limits(int queue, int maxBody, Duration timeout) {
        return new ServeConfig("127.0.0.1", 0, queue, maxBody, timeout, Set.of("reviews.example"));
    }

    URI at(String path) {
        return server.address().resolve(path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> classify(String json) {
        return post("/v1/classify", JSON, BodyPublishers.ofString(json));
    }

    HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return send(request(path, type, body));
    }

    CompletableFuture<HttpResponse<String>> classifyLater(String json) {
        return client.sendAsync(
                request("/v1/classify", JSON, BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String type, BodyPublisher body) {
        return HttpRequest.newBuilder(at(path)).header("Content-Type", type).POST(body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are, and gives all that comes back until the server closes. */
    String sendRaw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static String error(HttpResponse<String> response) {
        return json(response).path("error").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
