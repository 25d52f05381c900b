package sentiment.serve;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.serve.Running.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sentiment.explain.NegationModel;
import sentiment.model.SentimentModel;

/** What a client gets from a server of a real, small model. */
@Timeout(120)
class SentimentServerTest {
    @TempDir
    static Path folder;

    private static SentimentModel model;
    private static Running running;

    @BeforeAll
    static void serve() {
        NegationModel.save(folder);
        model = SentimentModel.load(folder);
        running = Running.with(ServedModel.of(model), ServeConfig.on("127.0.0.1", 0));
    }

    @AfterAll
    static void stop() {
        running.close();
        model.close();
    }

    private static double expected(String text) {
        return Math.round(model.classify(text).probability() * 1e6) / 1e6;
    }

    @Test
    void oneTextHasOneResult() {
        HttpResponse<String> response = running.classify("{\"text\": \"the film is not good\"}");

        assertEquals(200, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("neg", json(response).get("label").asText());
        assertEquals(
                expected("the film is not good"),
                json(response).get("probability").asDouble());
    }

    @Test
    void manyTextsHaveTheirResultsInOrderAndTheirIds() {
        for (String body : List.of(
                "[\"great\", {\"id\": \"x\", \"text\": \"dull\"}, {\"id\": 7, \"text\": \"\"}]",
                "{\"texts\": [\"great\", {\"id\": \"x\", \"text\": \"dull\"}, {\"id\": 7, \"text\": \"\"}]}")) {
            JsonNode results = json(running.classify(body));

            assertEquals(3, results.size());
            assertEquals("pos", results.at("/0/label").asText());
            assertEquals(expected("dull"), results.at("/1/probability").asDouble());
            assertEquals("x", results.at("/1/id").asText());
            assertEquals(7, results.at("/2/id").asInt());
            assertEquals(expected(""), results.at("/2/probability").asDouble(), "an empty text is classified too");
        }
        assertEquals("[]", running.classify("[]").body());
    }

    @Test
    void whatCannotBeScoredIsSaidInItsPlace() {
        JsonNode results = json(running.classify(
                "[\"great\", 3, {\"id\": \"a\", \"txt\": \"\"}, {\"text\": null}, {\"id\": [], \"text\": \"a\"}]"));

        assertEquals("pos", results.at("/0/label").asText());
        assertEquals(
                "Item 2 is neither a string nor an object with the key text.",
                results.at("/1/error").asText());
        assertEquals(
                "{\"id\":\"a\",\"error\":\"Item 3 has no key text.\"}",
                results.get(2).toString());
        assertEquals(
                "Item 4 has a text that is not a string.",
                results.at("/3/error").asText());
        assertEquals(
                "Item 5 has an id that is neither a string nor a number.",
                results.at("/4/error").asText());
    }

    @Test
    void explanationsAreThoseOfTheExplainVerb() {
        JsonNode explanation = json(
                running.post(
                        "/v1/explain",
                        Running.JSON,
                        BodyPublishers.ofString(
                                "{\"id\": \"a\", \"text\": \"\uD83C\uDFAC not good\", \"methods\": [\"gradients\", \"occlusion\"]}")));

        assertEquals("a", explanation.get("id").asText());
        assertEquals("neg", explanation.get("label").asText());
        JsonNode not = explanation.at("/gradients/spans/1");
        assertEquals("not", not.get("text").asText());
        assertEquals(2, not.get("start").asInt(), "the clapper board is one character");
        assertTrue(not.get("weight").asDouble() < 0);
        assertEquals("word", explanation.at("/occlusion/unit").asText());
    }

    @Test
    void thirtyTwoClientsAtOnceEachGetTheAnswerToTheirOwnTexts() throws Exception {
        List<String> subjects =
                List.of("film", "plot", "music", "the film", "a plot", "a film and music", "music .", "");
        List<String> praises = List.of("good", "not good", "boring", "hardly dull");
        ExecutorService clients = Executors.newFixedThreadPool(32);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int client = 0; client < 32; client++) {
                String text = subjects.get(client / 4) + " is " + praises.get(client % 4);
                wrong.add(clients.submit(() -> {
                    int count = 0;
                    for (int i = 0; i < 20; i++) {
                        JsonNode result = json(running.classify("{\"text\": \"" + text + "\"}"));
                        count += result.get("probability").asDouble() == expected(text) ? 0 : 1;
                    }
                    return count;
                }));
            }
            for (Future<Integer> count : wrong) {
                assertEquals(0, count.get());
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void theModelSaysWhatItIs() {
        JsonNode summary = json(running.get("/v1/model"));

        assertEquals("negation", summary.get("name").asText());
        assertEquals("lstm", summary.at("/encoder/cell").asText());
        assertTrue(summary.at("/validation/accuracy").isNumber(), summary.toString());
        assertTrue(summary.path("files").isMissingNode());
    }

    @Test
    void metricsCountRequestsAndReviews() {
        try (Running own = Running.with(Running.AS_WRITTEN)) {
            own.classify("[\"0.1\", \"0.2\"]");
            own.classify("{");
            own.get("/no/such");
            String metrics = own.get("/metrics").body();

            List<String> lines = metrics.lines().toList();
            for (String line : List.of(
                    "sentiment_requests_total{route=\"/v1/classify\",status=\"200\"} 1",
                    "sentiment_requests_total{route=\"/v1/classify\",status=\"400\"} 1",
                    "sentiment_requests_total{route=\"other\",status=\"404\"} 1",
                    "sentiment_request_seconds_bucket{route=\"/v1/classify\",le=\"+Inf\"} 2",
                    "sentiment_request_seconds_count{route=\"/v1/classify\"} 2",
                    "sentiment_reviews_scored_total 2",
                    "sentiment_queue_length 0",
                    "sentiment_queue_capacity 4096")) {
                assertTrue(lines.contains(line), line + "\n" + metrics);
            }
            assertTrue(
                    lines.stream().allMatch(line -> line.matches("# (HELP|TYPE) .+|[a-z_]+(\\{.+})? [0-9.]+")),
                    metrics);
        }
    }

    @Test
    void healthAndPageAreThere() {
        assertEquals("{\"status\":\"ok\"}", running.get("/healthz").body());
        HttpResponse<String> page = running.get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertAll(
                () -> assertEquals(
                        "text/html; charset=utf-8",
                        page.headers().firstValue("Content-Type").orElseThrow()),
                () -> assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy),
                () -> assertTrue(policy.contains("frame-ancestors 'none'"), policy),
                () -> assertEquals(
                        "nosniff",
                        page.headers().firstValue("X-Content-Type-Options").orElseThrow()),
                () -> assertTrue(page.body().toLowerCase(Locale.ROOT).startsWith("<!doctype html>")));
    }
}
