package sentiment.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;
import sentiment.embedding.EmbeddingTable;
import sentiment.embedding.GloveReader;
import sentiment.model.ModelDirectory;
import sentiment.model.SentimentModel;
import sentiment.text.PtbTokenizer;
import sentiment.text.TextEncoder;
import sentiment.text.Vocabulary;

/** Times of what stands around the engine, on a trained model: start, {@code classify}, one review, tokens, vectors. */
final class PathTimes {
    private static final int RUNS = 5;
    /** C2 takes seconds to compile CoreNLP's lexer, whose one large method is nearly all of it. */
    private static final double WARM_UP_SECONDS = 10;

    private static final int REVIEWS = 2_000;
    private static final int WORDS = 200;
    private static final int CALLS = 100;

    private final String only;
    private final List<Result> results = new ArrayList<>();

    private PathTimes(String only) {
        this.only = only;
    }

    /** One run of the work; what it returns is counted, per second where the unit says so. */
    private interface Run {
        double run() throws IOException, InterruptedException;
    }

    /** Arguments: model, folder with {@code aclImdb} and {@code glove.6B.50d.txt}, file for the results, one row or nothing. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path model = Path.of(arguments[0]);
        Path data = Path.of(arguments[1].isEmpty() ? "data" : arguments[1]);
        PathTimes times = new PathTimes(arguments[3]);
        times.measureAll(model, data);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[2]).toFile(), times.results);
    }

    private void measureAll(Path directory, Path data) throws IOException, InterruptedException {
        Path imdb = data.resolve("aclImdb");
        List<String> texts = LabelledReviews.test(imdb).stream()
                .limit(REVIEWS)
                .map(Review::text)
                .toList();
        String review = texts.stream()
                .filter(text -> text.split("\\s+").length == WORDS)
                .findFirst()
                .orElseThrow();
        Vocabulary vocabulary = Vocabulary.load(directory.resolve(ModelDirectory.VOCABULARY));
        TextEncoder encoder = new TextEncoder(new PtbTokenizer(), vocabulary);
        long tokens = Arrays.stream(encoder.encode(texts, 1))
                .mapToLong(ids -> ids.length)
                .sum();
        for (int threads : new int[] {1, 2}) {
            measure("p-tokenize-" + threads, "tokens/s", () -> {
                encoder.encode(texts, threads);
                return tokens;
            });
        }
        try (SentimentModel model = ModelDirectory.load(directory)) {
            measure("p-latency", "ms", () -> {
                for (int i = 0; i < CALLS; i++) {
                    model.probabilities(List.of(review));
                }
                return CALLS;
            });
        }
        vectors(data.resolve("glove.6B.50d.txt"), vocabulary);
        Path file = Files.writeString(Files.createTempFile("review", ".txt"), review);
        // Processes of their own: a run warms up the disk.
        measure("p-start", "ms", 0, () -> classify(directory, file));
        measure("p-classify", "reviews/s", 0, () -> classify(directory, imdb.resolve("test")));
        Files.delete(file);
    }

    private void vectors(Path glove, Vocabulary vocabulary) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        EmbeddingTable table = GloveReader.load(glove, OptionalInt.empty(), vocabulary, 1, threads);
        Path cache = Files.createTempFile("vectors", ".bin");
        table.save(cache);
        measure(
                "p-glove-text",
                "ms",
                () -> GloveReader.load(glove, OptionalInt.empty(), vocabulary, 1, threads)
                                .size()
                        / (double) table.size());
        measure("p-glove-cache", "ms", () -> EmbeddingTable.load(cache).size() / (double) table.size());
        Files.delete(cache);
    }

    /** The launcher, from start to exit; returns the reviews it classified. */
    private static double classify(Path model, Path input) throws IOException, InterruptedException {
        Path out = Files.createTempFile("classified", ".tsv");
        int exit = new ProcessBuilder(
                        "./sentiment",
                        "classify",
                        "--quiet",
                        "--model",
                        model.toString(),
                        "--out",
                        out.toString(),
                        input.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("classify ended with exit code " + exit + ".");
        }
        double count = Files.readAllLines(out).size();
        Files.delete(out);
        return count;
    }

    private void measure(String work, String unit, Run run) throws IOException, InterruptedException {
        measure(work, unit, WARM_UP_SECONDS, run);
    }

    /** @param warmUp seconds of runs that do not count; one run where it is 0 */
    private void measure(String work, String unit, double warmUp, Run run) throws IOException, InterruptedException {
        if (!only.isEmpty() && !only.equals(work)) {
            return;
        }
        long begin = System.nanoTime();
        do {
            run.run();
        } while (System.nanoTime() - begin < warmUp * 1e9);
        double[] values = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            double count = run.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            values[i] = unit.equals("ms") ? 1000 * seconds / count : count / seconds;
        }
        Arrays.sort(values);
        Result result = new Result(work, Who.OURS.toString(), values[RUNS / 2], values[0], values[RUNS - 1], unit, -1);
        results.add(result);
        System.out.println(String.format(
                Locale.ROOT,
                "%-14s %,12.2f %-10s (%,.2f to %,.2f)",
                work,
                result.median(),
                unit,
                result.min(),
                result.max()));
    }
}
