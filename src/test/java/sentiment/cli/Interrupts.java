package sentiment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the test's surroundings make of SIGINT. */
final class Interrupts {
    private static final String FIELD = "SigIgn:";

    private Interrupts() {}

    /** Whether whoever started the tests ignores it, as shells do for what runs in the background; Linux only. */
    static boolean ignored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith(FIELD))
                        .anyMatch(line -> (Long.parseUnsignedLong(
                                                line.substring(FIELD.length()).strip(), 16)
                                        & 2)
                                != 0);
    }
}
