package sentiment.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code POST /v1/classify}: a text or many in one body, or a stream of JSON lines. */
final class ClassifyEndpoint implements Endpoint {
    private static final String LINES = "application/x-ndjson";

    private final ScoringQueue queue;
    private final int maxBody;
    private final Deadline deadline;

    ClassifyEndpoint(ScoringQueue queue, int maxBody, Deadline deadline) {
        this.queue = queue;
        this.maxBody = maxBody;
        this.deadline = deadline;
    }

    @Override
    public void serve(Exchange exchange) {
        String type = BodyReader.contentType(exchange.request());
        switch (type) {
            case "application/json" ->
                exchange.send(BodyReader.read(exchange.request(), maxBody, deadline)
                        .thenCompose(body -> classify(Json.read("The body", body, body.length)))
                        .thenApply(Answer::json));
            case LINES -> new ClassifyStream(exchange, queue, maxBody, deadline).run();
            default ->
                throw new Refusal(415, "The Content-Type is '" + type + "'; send application/json or " + LINES + ".");
        }
    }

    private CompletableFuture<JsonNode> classify(JsonNode body) {
        if (body.isArray()) {
            return many(body);
        }
        if (body.path("texts").isArray()) {
            return many(body.get("texts"));
        }
        if (!body.isObject() || body.has("texts")) {
            throw new Refusal(400, "The body is neither an object with text or texts (a list) nor a list of texts.");
        }
        Item item = Item.of("The body", body);
        if (!item.isText()) {
            throw new Refusal(400, item.problem());
        }
        return scores(List.of(item.text())).thenApply(scores -> item.scored(scores[0]));
    }

    private CompletableFuture<JsonNode> many(JsonNode list) {
        List<Item> items = new ArrayList<>();
        for (JsonNode element : list) {
            items.add(Item.of("Item " + (items.size() + 1), element));
        }
        List<String> texts = items.stream().filter(Item::isText).map(Item::text).toList();
        return scores(texts).thenApply(scores -> {
            ArrayNode results = JsonNodeFactory.instance.arrayNode();
            int next = 0;
            for (Item item : items) {
                results.add(item.isText() ? item.scored(scores[next++]) : item.refusal());
            }
            return results;
        });
    }

    private CompletableFuture<double[]> scores(List<String> texts) {
        return deadline.on(queue.submit(texts), deadline.noResult());
    }
}
