package sentiment.cli;

import java.io.IOException;

/** Whoever read standard output has enough; no failure. */
final class ClosedOutputException extends IOException {
    ClosedOutputException(IOException cause) {
        super("standard output is closed", cause);
    }
}
