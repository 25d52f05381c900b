package sentiment.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the server did since it started, in the text format that Prometheus reads (version 0.0.4). Thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
final class Metrics {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Upper bounds in seconds. */
    private static final double[] BOUNDS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, Histogram> times = new ConcurrentSkipListMap<>();

    /** How long the requests of a route took. */
    private static final class Histogram {
        private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanoseconds = new LongAdder();

        Histogram() {
            Arrays.setAll(counts, i -> new LongAdder());
        }

        void add(long duration) {
            int bucket = 0;
            while (bucket < BOUNDS.length && duration > BOUNDS[bucket] * 1e9) {
                bucket++;
            }
            counts[bucket].increment();
            nanoseconds.add(duration);
        }
    }

    /**
     * Counts a request that is done.
     *
     * @param route a path that the server knows, or one word for all others, so that clients cannot make up series
     * @param duration in nanoseconds
     */
    void request(String route, int status, long duration) {
        requests.computeIfAbsent("{route=\"" + route + "\",status=\"" + status + "\"}", key -> new LongAdder())
                .increment();
        times.computeIfAbsent(route, key -> new Histogram()).add(duration);
    }

    String text(ScoringQueue queue) {
        StringBuilder text = new StringBuilder();
        head(text, "sentiment_requests_total", "counter", "Requests answered, by route and status.");
        requests.forEach((labels, count) -> line(text, "sentiment_requests_total" + labels, count.sum()));
        head(text, "sentiment_request_seconds", "histogram", "Time from a request's headers to its last byte.");
        times.forEach((route, histogram) -> histogram(text, route, histogram));
        head(text, "sentiment_reviews_scored_total", "counter", "Texts scored.");
        line(text, "sentiment_reviews_scored_total", queue.scored());
        head(text, "sentiment_batches_total", "counter", "Batches that the texts were scored in.");
        line(text, "sentiment_batches_total", queue.batches());
        head(text, "sentiment_queue_length", "gauge", "Texts that wait to be scored.");
        line(text, "sentiment_queue_length", queue.waiting());
        head(text, "sentiment_queue_capacity", "gauge", "Texts that may wait at most.");
        line(text, "sentiment_queue_capacity", queue.capacity());
        return text.toString();
    }

    private static void histogram(StringBuilder text, String route, Histogram histogram) {
        long count = 0;
        String bucket = "sentiment_request_seconds_bucket{route=\"" + route + "\",le=\"";
        for (int i = 0; i < BOUNDS.length; i++) {
            count += histogram.counts[i].sum();
            line(text, bucket + BOUNDS[i] + "\"}", count);
        }
        count += histogram.counts[BOUNDS.length].sum();
        line(text, bucket + "+Inf\"}", count);
        String labels = "{route=\"" + route + "\"} ";
        text.append(String.format(
                        Locale.ROOT, "sentiment_request_seconds_sum%s%.6f%n", labels, histogram.nanoseconds.sum() / 1e9)
                .replace("\r", ""));
        text.append("sentiment_request_seconds_count")
                .append(labels)
                .append(count)
                .append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
