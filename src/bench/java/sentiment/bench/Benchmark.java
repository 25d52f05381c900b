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
import java.util.stream.Collectors;

/**
 * The driver. System properties: {@code bench} is quick, full, parity, kernels, path or serve; {@code bench.work} names
 * one row or a group of them, of the kernels one or a class of them; {@code bench.data} is a folder with the data. A failed parity check ends
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

    private record Rival(Work work, Who who) {}

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
                    : Work.chosen(only);
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
        Map<String, List<Work>> groups =
                works.stream().collect(Collectors.groupingBy(Work::group, LinkedHashMap::new, Collectors.toList()));
        for (List<Work> group : groups.values()) {
            if (group.get(0).input() == Work.Input.REAL && !Batches.realAvailable()) {
                print(
                        "%-14s skipped: no aclImdb folder or archive in data, ../shared/data or -Dbench.data",
                        group.get(0).group());
                continue;
            }
            List<Result> ofGroup = measure(group);
            ofGroup.forEach(result -> print(result, ofGroup));
            results.addAll(ofGroup);
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RESULTS.toFile(), results);
        }
        print("Saved %s", RESULTS);
    }

    /** Starts all rivals, then asks each for a run, round by round, so that a slow minute of the machine hits all. */
    private List<Result> measure(List<Work> group) throws IOException, InterruptedException {
        Map<Rival, Child> children = new LinkedHashMap<>();
        List<Result> measured = new ArrayList<>();
        try {
            for (Rival rival : rivals(group)) {
                try {
                    children.put(rival, new Child(rival.work, rival.who, mode));
                } catch (IOException e) {
                    print("%-14s %-16s failed: %s", rival.work.name(), rival.who, e.getMessage());
                }
            }
            Map<Rival, double[]> speeds = new LinkedHashMap<>();
            children.keySet().forEach(rival -> speeds.put(rival, new double[mode.runs]));
            for (int round = 0; round < mode.runs; round++) {
                for (Map.Entry<Rival, Child> child : children.entrySet()) {
                    Thread.sleep(PAUSE_MILLIS);
                    speeds.get(child.getKey())[round] = child.getValue().run();
                }
            }
            for (Map.Entry<Rival, Child> child : children.entrySet()) {
                Rival rival = child.getKey();
                measured.add(Result.of(
                        rival.work,
                        rival.who,
                        speeds.get(rival),
                        child.getValue().finish()));
            }
        } finally {
            children.values().forEach(Child::close);
        }
        return measured;
    }

    private List<Rival> rivals(List<Work> group) {
        return group.stream()
                .flatMap(work -> work.rivals(mode).stream().map(who -> new Rival(work, who)))
                .toList();
    }

    /** With how many times as fast ours is, or, on a further row of a group, how many times as fast as on the first. */
    private static void print(Result result, List<Result> ofGroup) {
        List<Result> ours = ofGroup.stream()
                .filter(other -> other.who().equals(Who.OURS.toString()))
                .toList();
        String ratio;
        if (ours.contains(result)) {
            Result first = ours.get(0);
            ratio = result == first
                    ? ""
                    : String.format(Locale.ROOT, "%.2f x %s", result.median() / first.median(), first.work());
        } else {
            ratio = ours.stream()
                    .filter(own -> own.work().equals(result.work()))
                    .map(own -> String.format(Locale.ROOT, "%.2f x", own.median() / result.median()))
                    .findFirst()
                    .orElse("");
        }
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
