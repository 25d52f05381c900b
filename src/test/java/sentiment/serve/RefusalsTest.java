package sentiment.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.serve.Running.error;
import static sentiment.serve.Running.limits;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever cannot be served is a status and one sentence as JSON. */
@Timeout(60)
class RefusalsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            {"text": 1}        => The body has a text that is not a string.
            {"txt": "a"}       => The body has no key text.
            {"texts": "a"}     => The body is neither an object with text or texts (a list) nor a list of texts.
            "a"                => The body is neither an object with text or texts (a list) nor a list of texts.
            {"text": "a"} 1    => The body is not JSON at
            {"text": "a        => The body is not JSON at
            """)
    void aWrongBodyIsABadRequest(String body, String sentence) {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            HttpResponse<String> response = running.classify(body);

            assertEquals(400, response.statusCode());
            assertTrue(error(response).startsWith(sentence), response.body());
        }
    }

    @Test
    void anEmptyBodyAnUnknownMethodAndWrongUtf8AreBadRequestsToo() {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            assertEquals("The body is empty; send JSON.", error(running.classify("")));
            HttpResponse<String> method = running.post(
                    "/v1/explain", Running.JSON, BodyPublishers.ofString("{\"text\":\"a\",\"methods\":[\"magic\"]}"));
            assertEquals(400, method.statusCode());
            assertEquals("There is no method \"magic\"; ask for gradients, occlusion or both.", error(method));
            HttpResponse<String> bytes = running.post(
                    "/v1/classify", Running.JSON, BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'}));
            assertEquals(400, bytes.statusCode());
        }
    }

    @Test
    void wrongMethodsPathsAndTypesHaveTheirStatus() {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            HttpResponse<String> get = running.get("/v1/classify");
            assertEquals(405, get.statusCode());
            assertEquals("POST", get.headers().firstValue("Allow").orElseThrow());
            assertEquals("/v1/classify takes POST, not GET.", error(get));
            HttpResponse<String> post = running.post("/healthz", Running.JSON, BodyPublishers.noBody());
            assertEquals(405, post.statusCode());
            assertEquals("GET, HEAD", post.headers().firstValue("Allow").orElseThrow());
            HttpResponse<String> nothing = running.get("/v2");
            assertEquals(404, nothing.statusCode());
            assertEquals("There is nothing at /v2; /openapi.json tells what there is.", error(nothing));
            for (String path : List.of("/v1/classify", "/v1/explain")) {
                HttpResponse<String> text = running.post(path, "text/plain", BodyPublishers.ofString("0.1"));
                assertEquals(415, text.statusCode());
                assertTrue(error(text).startsWith("The Content-Type is 'text/plain'; send application/json"));
            }
        }
    }

    @Test
    void whatIsNotHttpIsRefusedAsJsonToo() throws Exception {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            String response = running.sendRaw("GET / HTTP/1.1\r\nno header\r\n\r\n");

            assertTrue(response.startsWith("HTTP/1.1 400 "), response);
            assertTrue(response.endsWith("{\"error\":\"The request is not one that HTTP knows.\"}"), response);
        }
    }

    @Test
    void aBodyAboveTheLimitIsRefusedHoweverItComes() {
        try (Running running = Running.with(Running.AS_WRITTEN, limits(10, 100, Running.SHORT))) {
            byte[] large = ("{\"text\": \"0.5 " + "x".repeat(100) + "\"}").getBytes(UTF_8);
            for (HttpRequest.BodyPublisher body : List.of(
                    BodyPublishers.ofByteArray(large),
                    BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))) {
                HttpResponse<String> response = running.post("/v1/classify", Running.JSON, body);

                assertEquals(413, response.statusCode());
                assertTrue(error(response).startsWith("The body is larger than 100 bytes;"), response.body());
            }
            assertEquals(
                    413,
                    running.classify("[\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\"]")
                            .statusCode());
        }
    }

    @Test
    void aTextTooLongToExplainIsRefused() {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            HttpResponse<String> response = running.post(
                    "/v1/explain", Running.JSON, BodyPublishers.ofString("{\"text\":\"" + "x".repeat(20_001) + "\"}"));

            assertEquals(413, response.statusCode());
            assertEquals(
                    "The text has 20001 characters, and at most 20000 are explained; send a part of it.",
                    error(response));
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        try (Running running = Running.with(Running.AS_WRITTEN, limits(10, 1000, Running.SHORT))) {
            String response = running.sendRaw("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"text\":");

            assertTrue(response.startsWith("HTTP/1.1 408 "), response);
            assertTrue(response.contains("{\"error\":\"The body did not come within 0.4 s.\"}"), response);
        }
    }

    @Test
    void aResultThatDoesNotComeIsGivenUp() {
        HeldClassifier classifier = new HeldClassifier();
        try (Running running = Running.with(classifier, limits(10, 1000, Running.SHORT))) {
            HttpResponse<String> response = running.classify("[\"0.1\"]");

            assertEquals(504, response.statusCode());
            assertEquals("There was no result within 0.4 s; the server is overloaded.", error(response));
            classifier.letGo();
        }
    }

    @Test
    void aFullQueueSaysWhenToComeAgain() throws Exception {
        int busy = Runtime.getRuntime().availableProcessors();
        HeldClassifier classifier = new HeldClassifier();
        try (Running running = Running.with(classifier, limits(3, 1000, ServeConfig.DEFAULT_TIMEOUT))) {
            List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
            for (int i = 0; i < busy; i++) {
                accepted.add(running.classifyLater("[\"0.1\"]"));
                classifier.awaitCalls(1);
            }
            accepted.add(running.classifyLater("[\"0.1\",\"0.2\",\"0.3\"]"));
            while (!running.get("/metrics").body().contains("sentiment_queue_length 3")) {
                Thread.onSpinWait();
            }

            HttpResponse<String> refused = running.classify("[\"0.4\"]");

            assertEquals(503, refused.statusCode());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
            assertEquals("Too many texts are waiting; ask again in a second.", error(refused));
            classifier.letGo();
            for (CompletableFuture<HttpResponse<String>> answer : accepted) {
                assertEquals(200, answer.get(30, TimeUnit.SECONDS).statusCode());
            }
            assertEquals(200, running.classify("[\"0.4\"]").statusCode());
        }
    }

    @Test
    void aFailureOfTheModelIsNoSecretAndNoStackTrace() {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            HttpResponse<String> response = running.classify("{\"text\": \"no number\"}");

            assertEquals(500, response.statusCode());
            assertEquals("The server failed at this request; its log says why.", error(response));
        }
    }

    @Test
    void pagesOfOtherSitesAreKeptOut() throws Exception {
        try (Running running = Running.with(Running.AS_WRITTEN, limits(10, 1000, Running.SHORT))) {
            String own = "http://127.0.0.1:" + running.server().address().getPort();
            for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
                HttpResponse<String> refused =
                        running.send(running.request("/v1/classify", Running.JSON, BodyPublishers.ofString("[\"0.1\"]"))
                                .header("Origin", origin));
                assertEquals(403, refused.statusCode(), origin);
                assertTrue(error(refused).startsWith("Pages of other sites may not use this server"));
            }
            assertEquals(
                    200,
                    running.send(running.request("/v1/classify", Running.JSON, BodyPublishers.ofString("[\"0.1\"]"))
                                    .header("Origin", own))
                            .statusCode());
            assertTrue(get(running, "evil.example").startsWith("HTTP/1.1 403 "));
            assertTrue(get(running, "reviews.example").startsWith("HTTP/1.1 200 "));
            assertTrue(get(running, "localhost:1234").startsWith("HTTP/1.1 200 "));
        }
    }

    private static String get(Running running, String host) throws Exception {
        return running.sendRaw("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }
}
