package sentiment.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's standard streams, or a test's in their place.
 *
 * @param out buffered; unlike a {@link PrintStream} it reports what could not be written, a closed reader as {@link
 *     ClosedOutputException}
 * @param err UTF-8, unbuffered
 */
record Streams(InputStream in, OutputStream out, PrintStream err) {

    /** The process's own streams; {@link System#out} and {@link System#err} become UTF-8 views of the same. */
    static Streams standard() {
        OutputStream out = new BufferedOutputStream(
                new NamedOutput(new FileOutputStream(FileDescriptor.out), "standard output"), 1 << 16);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(err);
        return new Streams(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16), out, err);
    }
}
