package sentiment.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.serve.Running.json;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JSON lines in, JSON lines out. */
@Timeout(120)
class ClassifyStreamTest {
    private static final String STREAM_HEAD = """
            POST /v1/classify HTTP/1.1
            Host: localhost
            Connection: close
            Content-Type: application/x-ndjson
            Transfer-Encoding: chunked

            """.replace("\n", "\r\n");

    private static String line(int number) {
        return "{\"id\":" + number + ",\"text\":\"0." + (100_000 + number) + "\"}\n";
    }

    private static HttpResponse<String> stream(Running running, String lines) {
        return running.post("/v1/classify", Running.LINES, BodyPublishers.ofString(lines));
    }

    @Test
    void everyLineHasItsResultInOrder() {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            String lines = IntStream.range(0, 20_000)
                    .mapToObj(ClassifyStreamTest::line)
                    .collect(Collectors.joining());

            HttpResponse<String> response = stream(running, lines);

            assertEquals(200, response.statusCode());
            assertEquals(
                    Running.LINES, response.headers().firstValue("Content-Type").orElseThrow());
            List<String> results = response.body().lines().toList();
            assertEquals(20_000, results.size());
            for (int i = 0; i < results.size(); i++) {
                assertEquals(
                        "{\"id\":" + i + ",\"label\":\"neg\",\"probability\":0." + (100_000 + i) + "}", results.get(i));
            }
        }
    }

    @Test
    void aLineThatCannotBeScoredIsAResultToo() {
        try (Running running = Running.with(Running.AS_WRITTEN, Running.limits(10, 50, Running.SHORT))) {
            List<String> results = stream(
                            running,
                            "\"0.1\"\n{oops\n\n{\"id\":\"a\"}\n\"" + "x".repeat(60) + "\"\n\"no number\"\n\"0.6\"")
                    .body()
                    .lines()
                    .toList();

            assertEquals("{\"label\":\"neg\",\"probability\":0.100000}", results.get(0));
            assertTrue(
                    json(results.get(1)).get("error").asText().startsWith("Line 2 is not JSON at column"),
                    results.get(1));
            assertEquals("{\"id\":\"a\",\"error\":\"Line 4 has no key text.\"}", results.get(2));
            assertEquals("{\"error\":\"Line 5 is longer than 50 bytes.\"}", results.get(3));
            assertEquals("{\"error\":\"The server failed at this request; its log says why.\"}", results.get(4));
            assertEquals("{\"label\":\"pos\",\"probability\":0.600000}", results.get(5));
            assertEquals(6, results.size());
        }
    }

    @Test
    void aClientMayWaitForEachResultBeforeItSendsTheNextLine() throws Exception {
        try (Running running = Running.with(Running.AS_WRITTEN);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        running.server().address().getPort());
                BufferedReader results = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(30_000);
            send(socket, STREAM_HEAD);
            for (int i = 0; i < 5; i++) {
                send(socket, Integer.toHexString(line(i).length()) + "\r\n" + line(i) + "\r\n");
                assertEquals(i, json(nextResult(results)).get("id").asInt());
            }
            send(socket, "0\r\n\r\n");
            assertEquals(null, nextResult(results));
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** Headers and the sizes of chunks lie between. */
    private static String nextResult(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("{")) {
            line = lines.readLine();
        }
        return line;
    }

    @Test
    void whileNothingIsScoredNoMoreThanAFewLinesAreTaken() throws Exception {
        HeldClassifier classifier = new HeldClassifier();
        try (Running running = Running.with(classifier)) {
            // 40 MB, far more than what buffers between client and server hold.
            int lines = 40_000;
            String filler = " " + "x".repeat(1000) + "\"}\n";
            InputStream body = new SequenceInputStream(Collections.enumeration(IntStream.range(0, lines)
                    .mapToObj(i -> (InputStream) new ByteArrayInputStream(
                            (line(i).substring(0, line(i).length() - 3) + filler).getBytes(UTF_8)))
                    .toList()));
            CompletableFuture<HttpResponse<InputStream>> response = running.client()
                    .sendAsync(
                            running.request("/v1/classify", Running.LINES, BodyPublishers.ofInputStream(() -> body))
                                    .build(),
                            BodyHandlers.ofInputStream());
            classifier.awaitCalls(1);
            TimeUnit.MILLISECONDS.sleep(300);
            String waiting = running.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("sentiment_queue_length "))
                    .findFirst()
                    .orElseThrow();
            int taken = classifier.texts() + Integer.parseInt(waiting.split(" ")[1]);
            assertTrue(taken <= ClassifyStream.MOST_LINES + 1, taken + " lines were taken");

            classifier.letGo();
            try (BufferedReader results = new BufferedReader(
                    new InputStreamReader(response.get(30, TimeUnit.SECONDS).body(), UTF_8))) {
                for (int i = 0; i < lines; i++) {
                    assertEquals(i, json(results.readLine()).get("id").asInt());
                }
            }
        }
    }
}
