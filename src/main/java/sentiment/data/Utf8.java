package sentiment.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Text from bytes, strictly: bytes that are not UTF-8 are refused with their place, never replaced, since a replaced
 * character would change a review without a word.
 */
final class Utf8 {
    /** The longest review, line or cell that is read, in bytes (in a CSV cell and a JSON string, characters). */
    static final int LONGEST = 64 << 20;

    static final String TOO_LONG = "longer than " + (LONGEST >> 20) + " MiB; split it into reviews";

    private Utf8() {}

    /** Opens a file; one named {@code .gz} is decompressed. */
    static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (!isCompressed(file.toString())) {
            return bytes;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    static boolean isCompressed(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /**
     * The whole text of a file, without a byte order mark.
     *
     * @throws InputException when it is not UTF-8 text or longer than {@link #LONGEST}; the message does not name the file
     */
    static String read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new InputException(TOO_LONG);
            }
            return decode(bytes, markLength(bytes, bytes.length), bytes.length);
        }
    }

    /** The length of the byte order mark that {@code bytes} start with, 0 or 3. */
    static int markLength(byte[] bytes, int length) {
        boolean mark = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    /**
     * The text of {@code bytes[from, to)}.
     *
     * @throws InputException naming the first byte, from 1, that cannot stand in a UTF-8 text
     */
    static String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, UTF_8);
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new InputException("not text: it holds a NUL character at position " + (zero + 1));
        }
        if (text.indexOf('\uFFFD') >= 0) {
            // A replacement character was written there, or the decoder put it in place of bytes that are not UTF-8.
            requireUtf8(bytes, from, to);
        }
        return text;
    }

    private static void requireUtf8(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).slice();
        CharBuffer scratch = CharBuffer.allocate(8192);
        var decoder = UTF_8.newDecoder();
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(in, scratch, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new InputException(String.format(
                    "not UTF-8: byte %d is 0x%02X; convert the text to UTF-8",
                    in.position() + 1, in.get(in.position())));
        }
    }
}
