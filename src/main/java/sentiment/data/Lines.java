package sentiment.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a byte stream, split on {@code \n} alone with an optional {@code \r} before it: reviews hold other
 * characters that line readers split on (U+0085, U+2028, a lone {@code \r}). A line that is too long or not text is
 * refused when its text is asked for, and the next one can still be read. A byte order mark at the start is dropped.
 */
final class Lines implements Closeable {
    private static final int KEPT_CAPACITY = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    private byte[] line = new byte[1 << 10];
    private int length;
    private boolean tooLong;
    private boolean again;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        if (again) {
            again = false;
            return true;
        }
        startLine();
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = endOfLine();
            append(end);
            from = Math.min(end + 1, to);
            if (end < to) {
                break;
            }
        }
        if (any) {
            number++;
        }
        return any;
    }

    /** Makes the next call of {@link #next} stay on this line. */
    void again() {
        again = true;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /**
     * The line without its end.
     *
     * @throws InputException when it is longer than {@link Utf8#LONGEST} bytes or not UTF-8 text; no line is named
     */
    String text() {
        if (tooLong) {
            throw new InputException(Utf8.TOO_LONG);
        }
        int start = number == 1 ? Utf8.markLength(line, length) : 0;
        int end = length > start && line[length - 1] == '\r' ? length - 1 : length;
        return Utf8.decode(line, start, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void startLine() {
        length = 0;
        tooLong = false;
        if (line.length > KEPT_CAPACITY) {
            line = new byte[1 << 10];
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /** The place of the next {@code \n} in the buffer, or {@code to}. */
    private int endOfLine() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private void append(int end) {
        int count = end - from;
        if (tooLong || count > Utf8.LONGEST - length) {
            tooLong = true;
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, Math.min(2 * line.length, Utf8.LONGEST)));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }
}
