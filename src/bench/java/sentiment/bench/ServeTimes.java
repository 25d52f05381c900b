package sentiment.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;

/**
 * What HTTP costs: the same reviews through {@code classify}, and through {@code serve} one a request from 32 clients in
 * this JVM, in turn; and how long a lone review of 200 words takes. Clients and server share the machine.
 */
final class ServeTimes {
    private static final int RUNS = 3;
    private static final int REVIEWS = 10_000;
    private static final int CLIENTS = 32;
    private static final int WORDS = 200;
    private static final int LONE_REQUESTS = 1_000;

    private final String model;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2))
            .build();

    private ServeTimes(String model) {
        this.model = model;
    }

    /** Arguments: model, folder with {@code aclImdb}, file for the results. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1].isEmpty() ? "data" : arguments[1]);
        List<String> reviews = LabelledReviews.test(data.resolve("aclImdb")).stream()
                .limit(REVIEWS)
                .map(Review::text)
                .toList();
        Map<String, Double> results = new ServeTimes(arguments[0]).measure(reviews);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[2]).toFile(), results);
        results.forEach((name, value) -> System.out.println(String.format(Locale.ROOT, "%-24s %,10.2f", name, value)));
        System.exit(0);
    }

    private Map<String, Double> measure(List<String> reviews) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> bodies = new ArrayList<>();
        for (String review : reviews) {
            bodies.add(json.writeValueAsString(Map.of("text", review)));
        }
        Path table = Files.createTempFile("reviews", ".jsonl");
        Files.write(table, bodies);
        String lone = bodies.get(reviews.indexOf(reviews.stream()
                .filter(text -> text.split("\\s+").length == WORDS)
                .findFirst()
                .orElseThrow()));
        Process server = new ProcessBuilder("./sentiment", "serve", "--model", model, "--port", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            URI address = URI.create(server.inputReader(StandardCharsets.UTF_8).readLine() + "v1/classify");
            http(address, bodies);
            double[] batch = new double[RUNS];
            double[] http = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                batch[i] = classify(table, reviews.size());
                http[i] = http(address, bodies);
            }
            double[] times = lone(address, lone);
            Arrays.sort(batch);
            Arrays.sort(http);
            return new TreeMap<>(Map.of(
                    "classify, reviews/s",
                    batch[RUNS / 2],
                    "serve, reviews/s",
                    http[RUNS / 2],
                    "serve / classify",
                    http[RUNS / 2] / batch[RUNS / 2],
                    "lone review, p50 ms",
                    times[LONE_REQUESTS / 2],
                    "lone review, p99 ms",
                    times[LONE_REQUESTS * 99 / 100]));
        } finally {
            server.destroy();
            Files.delete(table);
        }
    }

    /** The command from its start to its end. */
    private double classify(Path table, int reviews) throws IOException, InterruptedException {
        Path out = Files.createTempFile("classified", ".tsv");
        long start = System.nanoTime();
        int exit = new ProcessBuilder(
                        "./sentiment",
                        "classify",
                        "--quiet",
                        "--model",
                        model,
                        "--out",
                        out.toString(),
                        table.toString())
                .inheritIO()
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0 || Files.readAllLines(out).size() != reviews) {
            throw new IOException("classify ended with exit code " + exit + ".");
        }
        Files.delete(out);
        return reviews / seconds;
    }

    private double http(URI address, List<String> bodies) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            running.add(clients.submit(() -> {
                for (int k = next.getAndIncrement(); k < bodies.size(); k = next.getAndIncrement()) {
                    post(address, bodies.get(k));
                }
                return null;
            }));
        }
        for (Future<?> done : running) {
            done.get();
        }
        clients.shutdown();
        return bodies.size() / ((System.nanoTime() - start) / 1e9);
    }

    /** Milliseconds of each request, sorted. */
    private double[] lone(URI address, String body) throws IOException, InterruptedException {
        double[] times = new double[LONE_REQUESTS];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            post(address, body);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private void post(URI address, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The server answered " + response.statusCode() + ": " + response.body());
        }
    }
}
