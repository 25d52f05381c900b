package sentiment.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import sentiment.explain.ExplanationJson;
import sentiment.explain.Method;

/** {@code POST /v1/explain}: which words decided, on a few threads of its own, so that scoring goes on beside it. */
final class ExplainEndpoint implements Endpoint, AutoCloseable {
    /** Half as much again as the longest IMDB review; an explanation computes a text some fifty times. */
    static final int MOST_CHARACTERS = 20_000;

    static final int MOST_WAITING = 32;

    private final Explaining explaining;
    private final int maxBody;
    private final Deadline deadline;
    private final ThreadPoolExecutor threads;

    /** @param threads that explain */
    ExplainEndpoint(Explaining explaining, int threads, int maxBody, Deadline deadline) {
        this.explaining = explaining;
        this.maxBody = maxBody;
        this.deadline = deadline;
        this.threads = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "explaining");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void serve(Exchange exchange) {
        String type = BodyReader.contentType(exchange.request());
        if (!type.equals("application/json")) {
            throw new Refusal(415, "The Content-Type is '" + type + "'; send application/json.");
        }
        exchange.send(BodyReader.read(exchange.request(), maxBody, deadline)
                .thenCompose(body -> explain(Json.read("The body", body, body.length)))
                .thenApply(Answer::json));
    }

    private CompletableFuture<JsonNode> explain(JsonNode body) {
        Item item = Item.of("The body", body);
        if (!item.isText()) {
            throw new Refusal(400, item.problem());
        }
        if (item.text().length() > MOST_CHARACTERS) {
            throw new Refusal(
                    413,
                    "The text has " + item.text().length() + " characters, and at most " + MOST_CHARACTERS
                            + " are explained; send a part of it.");
        }
        Set<Method> methods = methods(body.path("methods"));
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        try {
            threads.execute(() -> explain(item, methods, result));
        } catch (RejectedExecutionException e) {
            throw Refusal.busy("Too many explanations are waiting; ask again in a second.");
        }
        return deadline.on(result, deadline.noResult());
    }

    private void explain(Item item, Set<Method> methods, CompletableFuture<JsonNode> result) {
        if (result.isDone()) {
            // Nobody waits for it any more.
            return;
        }
        try {
            ObjectNode explanation = ExplanationJson.of("", explaining.explain(item.text(), methods));
            if (item.id() == null) {
                explanation.remove("id");
            } else {
                explanation.set("id", item.id());
            }
            result.complete(explanation);
        } catch (ArithmeticException e) {
            result.completeExceptionally(new Refusal(500, e.getMessage()));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static Set<Method> methods(JsonNode names) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        for (JsonNode name : names) {
            try {
                methods.add(Method.valueOf(name.asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new Refusal(400, "There is no method " + name + "; ask for gradients, occlusion or both.");
            }
        }
        if (methods.isEmpty()) {
            methods.add(Method.GRADIENTS);
        }
        return methods;
    }

    /** Ends the threads; explanations that wait are not made. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
