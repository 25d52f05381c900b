package sentiment.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Cuts bytes into lines at {@code \n}; of a line that is too long it keeps the fact only. Not thread-safe. */
final class LineCutter {
    private final int longest;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean tooLong;
    private int number;

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes without its end; empty where it is too long
     */
    record Line(int number, Optional<byte[]> bytes) {
        boolean isBlank() {
            return bytes.isPresent() && new String(bytes.get(), ISO_8859_1).isBlank();
        }
    }

    /** @param longest in bytes */
    LineCutter(int longest) {
        this.longest = longest;
    }

    /** The next line that ends in the buffer; empty when all of the buffer is taken. */
    Optional<Line> next(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            byte b = buffer.get();
            if (b == '\n') {
                return Optional.of(cut());
            }
            if (begun.size() < longest) {
                begun.write(b);
            } else {
                tooLong = true;
            }
        }
        return Optional.empty();
    }

    /** What stands after the last end of a line. */
    Line rest() {
        return cut();
    }

    private Line cut() {
        Line line = new Line(++number, tooLong ? Optional.empty() : Optional.of(begun.toByteArray()));
        begun.reset();
        tooLong = false;
        return line;
    }
}
