package sentiment.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Names itself in its failures, and tells a reader that went away ({@code | head}) from a true one. */
final class NamedOutput extends FilterOutputStream {
    private final String name;

    NamedOutput(OutputStream out, String name) {
        super(out);
        this.name = name;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw isClosedPipe(e)
                    ? new ClosedOutputException(e)
                    : new IOException("Cannot write to " + name + ": " + e.getMessage() + ".", e);
        }
    }

    /** The operating systems' words for it; Java has no type of its own. */
    private static boolean isClosedPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed") || message.contains("EPIPE");
    }
}
