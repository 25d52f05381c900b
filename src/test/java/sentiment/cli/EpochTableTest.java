package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.model.PartMetrics;

/** The bar as a terminal of 80 columns gets it. */
class EpochTableTest {
    private static final Pattern BAR = Pattern.compile(
            "Epoch 12\\s+(\\d+)% \\[([=> ]+)\\] (\\d+)/6100k \\(\\d:\\d\\d:\\d\\d / \\S+\\) 83k tok/s loss 0\\.4120");

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @BeforeEach
    void terminal() {
        System.setProperty("sentiment.terminal", "true");
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void noTerminal() {
        System.setErr(standardError);
        System.clearProperty("sentiment.terminal");
    }

    @Test
    void aRealEpochFitsOnALineWithABarAndTheLoss() {
        Matcher bar = lastBar(0, 2_745_000);

        assertEquals("45", bar.group(1));
        assertTrue(bar.group(2).length() >= 10, bar.group());
        assertEquals("2745", bar.group(3));
    }

    @Test
    void afterAResumeTheBarStartsWhereTheEpochStopped() {
        Matcher bar = lastBar(2_745_000, 2_745_000);

        assertEquals("45", bar.group(1));
        assertTrue(bar.group().contains("/ ?)"), "nothing is known of the time yet: " + bar.group());
    }

    @Test
    void thePartsAreShownSideBySide() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, System.err);
        Map<String, PartMetrics> parts = new LinkedHashMap<>();
        parts.put("recurrent", new PartMetrics(0.8652, 0.32119, 0.0136));
        parts.put("together", new PartMetrics(1, 0.2, 0.01));
        try (EpochTable table = new EpochTable(streams, false)) {
            table.calibrated(parts, new BinaryEvaluation().metrics());
        }
        assertEquals(
                List.of(
                        "",
                        "on validation  accuracy  log loss       ECE",
                        "recurrent       86.52 %    0.3212    1.36 %",
                        "together       100.00 %    0.2000    1.00 %",
                        ""),
                out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private Matcher lastBar(long start, long done) {
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), System.err);
        try (EpochTable table = new EpochTable(streams, false)) {
            table.epochStarted(12, start, 6_100_000);
            table.stepFinished(done, 0.412, 83_211);
        }
        String[] lines = shown.toString(StandardCharsets.UTF_8).strip().split("\r", -1);
        String line = lines[lines.length - 1].strip();
        assertTrue(line.length() < 80, line.length() + ": " + line);
        Matcher bar = BAR.matcher(line);
        assertTrue(bar.matches(), line);
        return bar;
    }
}
