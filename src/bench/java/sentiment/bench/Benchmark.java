package sentiment.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The driver. System properties: {@code bench} is quick, full, parity, kernels, path or serve; {@code bench.work} names
 * one row, of the kernels one or a class of them; {@code bench.data} is a folder with the data. A failed parity check ends
 * it with an exception.
 */
public final class Benchmark {
    /** Threads of OpenMP and OpenBLAS wait for more work on the processor before they sleep. */
    private static final int PAUSE_MILLIS = 100;

    private static final Path RESULTS = Path.of("target", "bench", "results.json");
    private static final Path PARITY = Path.of("target", "bench", "parity.bin");
    private static final Path PATH = Path.of("target", "bench", "path.json");
    private static final Path SERVE = Path.of("target", "bench", "serve.json");
    private static final Path KERNELS = Path.of("target", "bench", "kernels.json");

    private final Mode mode;
    private final List<Result> results = new ArrayList<>();

    private Benchmark(Mode mode) {
        this.mode = mode;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String kind = System.getProperty("bench", "quick");
        String only = System.getProperty("bench.work", "");
        Files.createDirectories(RESULTS.getParent());
        if (kind.equals("serve")) {
            Child.runToEnd(
                    ServeTimes.class,
                    List.of(System.getProperty("bench.model"), System.getProperty("bench.data"), SERVE.toString()));
            return;
        }
        if (kind.equals("parity") || (!kind.equals("kernels") && !kind.equals("path") && only.isEmpty())) {
            Child.runToEndOnLibtorch(LibtorchParity.class, List.of(PARITY.toString()));
            Child.runToEnd(Parity.class, List.of(PARITY.toString()));
        }
        if (kind.equals("path")) {
            Child.runToEnd(
                    PathTimes.class,
                    List.of(
                            System.getProperty("bench.model"),
                            System.getProperty("bench.data"),
                            PATH.toString(),
                            only));
            return;
        }
        if (!kind.equals("kernels") && !kind.equals("parity")) {
            Mode mode = Mode.valueOf(kind.toUpperCase(Locale.ROOT));
            List<Work> works = only.isEmpty()
                    ? Work.all().stream()
                            .filter(work -> mode == Mode.FULL || !work.onlyFull())
                            .toList()
                    : List.of(Work.named(only));
            new Benchmark(mode).run(works);
        }
        if (kind.equals("kernels") || (kind.equals("full") && only.isEmpty())) {
            Child.runToEnd(
                    org.openjdk.jmh.Main.class,
                    List.of("sentiment.recurrent.fused.*" + only, "-rf", "json", "-rff", KERNELS.toString()));
        }
    }

    private void run(List<Work> works) throws IOException, InterruptedException {
        if (works.stream().anyMatch(work -> work.input() == Work.Input.REAL) && !Batches.realAvailable()) {
            Child.runToEnd(
                    Corpus.class,
                    List.of(System.getProperty("bench.data", ""), "data", "../shared/data").stream()
                            .filter(folder -> !folder.isEmpty())
                            .toList());
        }
        print(
                "%s, %d processors, Java %s, libtorch 2.5.1; medians of %d runs, rivals in turn",
                machine(), Runtime.getRuntime().availableProcessors(), Runtime.version(), mode.runs);
        print("%-14s %-16s %12s %12s %12s %9s %10s", "work", "who", "tokens/s", "min", "max", "peak MB", "ours is");
        for (Work work : works) {
            if (work.input() == Work.Input.REAL && !Batches.realAvailable()) {
                print(
                        "%-14s skipped: no aclImdb folder or archive in data, ../shared/data or -Dbench.data",
                        work.name());
                continue;
            }
            List<Result> ofWork = measure(work);
            ofWork.forEach(result -> print(result, ofWork));
            results.addAll(ofWork);
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RESULTS.toFile(), results);
        }
        print("Saved %s", RESULTS);
    }

    /** Starts all rivals, then asks each for a run, round by round, so that a slow minute of the machine hits all. */
    private List<Result> measure(Work work) throws IOException, InterruptedException {
        Map<Who, Child> children = new LinkedHashMap<>();
        List<Result> measured = new ArrayList<>();
        try {
            for (Who who : work.rivals(mode)) {
                try {
                    children.put(who, new Child(work, who, mode));
                } catch (IOException e) {
                    print("%-14s %-16s failed: %s", work.name(), who, e.getMessage());
                }
            }
            Map<Who, double[]> speeds = new LinkedHashMap<>();
            children.keySet().forEach(who -> speeds.put(who, new double[mode.runs]));
            for (int round = 0; round < mode.runs; round++) {
                for (Map.Entry<Who, Child> child : children.entrySet()) {
                    Thread.sleep(PAUSE_MILLIS);
                    speeds.get(child.getKey())[round] = child.getValue().run();
                }
            }
            for (Map.Entry<Who, Child> child : children.entrySet()) {
                measured.add(Result.of(
                        work,
                        child.getKey(),
                        speeds.get(child.getKey()),
                        child.getValue().finish()));
            }
        } finally {
            children.values().forEach(Child::close);
        }
        return measured;
    }

    private static void print(Result result, List<Result> ofWork) {
        String ratio = ofWork.stream()
                .filter(other -> other.who().equals(Who.OURS.toString()) && other != result)
                .map(ours -> String.format(Locale.ROOT, "%.2f x", ours.median() / result.median()))
                .findFirst()
                .orElse("");
        print(
                "%-14s %-16s %,12.0f %,12.0f %,12.0f %9d %10s",
                result.work(), result.who(), result.median(), result.min(), result.max(), result.peakRssMb(), ratio);
    }

    /** The processor's name where Linux tells it. */
    private static String machine() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        if (!Files.exists(cpu)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(cpu).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("[^:]*: *", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
