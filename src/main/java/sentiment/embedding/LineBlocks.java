package sentiment.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import sentiment.data.InputException;

/** Cuts a stream into blocks of whole lines. Not thread-safe. */
final class LineBlocks {
    private static final int BLOCK_BYTES = 1 << 21;
    private static final int LONGEST_LINE_BYTES = 1 << 25;

    private final InputStream stream;
    private final String name;
    private byte[] rest = new byte[0];
    private Block ahead;

    LineBlocks(InputStream stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    /** Whole lines: bytes [start, end). */
    static final class Block {
        private final byte[] bytes;
        private final int start;
        private final int end;

        Block(byte[] bytes, int start, int end) {
            this.bytes = bytes;
            this.start = start;
            this.end = end;
        }

        byte[] bytes() {
            return bytes;
        }

        int start() {
            return start;
        }

        int end() {
            return end;
        }

        /** The block from {@code newStart} on. */
        Block from(int newStart) {
            return new Block(bytes, newStart, end);
        }
    }

    /** The next block; null at the end of the stream. Only the last line of all may lack its line feed. */
    Block next() throws IOException {
        if (ahead != null) {
            Block block = ahead;
            ahead = null;
            return block;
        }
        byte[] bytes = Arrays.copyOf(rest, rest.length + BLOCK_BYTES);
        int end = rest.length;
        while (true) {
            int wanted = bytes.length - end;
            int read = stream.readNBytes(bytes, end, wanted);
            int whole = lastLineFeed(bytes, end, end + read) + 1;
            end += read;
            if (read < wanted) {
                rest = new byte[0];
                return end == 0 ? null : new Block(bytes, 0, end);
            }
            if (whole > 0) {
                rest = Arrays.copyOfRange(bytes, whole, end);
                return new Block(bytes, 0, whole);
            }
            if (bytes.length > LONGEST_LINE_BYTES) {
                throw new InputException(name + " has a line of more than " + LONGEST_LINE_BYTES
                        + " bytes; it is not a text file of word vectors.");
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    /** Gives a block back, to be the next one. */
    void unread(Block block) {
        ahead = block;
    }

    private static int lastLineFeed(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at >= from && bytes[at] != '\n') {
            at--;
        }
        return at < from ? -1 : at;
    }
}
