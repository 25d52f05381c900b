package sentiment.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A child's side of the talk with {@link Child}: warm up, say {@code @ ready}, answer each line with the tokens a second
 * of one run, and at the end of the input with the peak resident memory in MB.
 */
final class ChildLoop {
    static final String PREFIX = "@ ";

    private ChildLoop() {}

    static void serve(Task task, Mode mode) throws IOException {
        PrintStream out = System.out;
        double secondsPerStep = warmUp(task, mode);
        int steps = (int) Math.max(1, Math.round(mode.runSeconds / secondsPerStep));
        // While the others had their turns the caches went cold and the processors idle. One long step is not worth
        // another.
        int untimed = secondsPerStep > 2 * mode.runSeconds ? 0 : (steps + 1) / 2;
        out.println(PREFIX + "ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            run(task, untimed);
            long start = System.nanoTime();
            double tokens = run(task, steps);
            out.println(PREFIX + tokens * 1e9 / (System.nanoTime() - start));
        }
        out.println(PREFIX + peakResidentMb());
    }

    private static double run(Task task, int steps) {
        double tokens = 0;
        for (int step = 0; step < steps; step++) {
            tokens += task.run();
        }
        return tokens;
    }

    /** Returns the seconds of the last step. */
    private static double warmUp(Task task, Mode mode) {
        long begin = System.nanoTime();
        long start;
        do {
            start = System.nanoTime();
            task.run();
        } while (System.nanoTime() - begin < mode.warmUpSeconds * 1e9);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Linux only; -1 elsewhere. */
    private static long peakResidentMb() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
