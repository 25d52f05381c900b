package sentiment.training;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import sentiment.data.Sha256;

/** Collects what shaped a result into a SHA-256. Every value goes in with its length, so no two sequences look alike. */
final class CacheKey {
    private static final int KEY_BYTES = 16;

    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    CacheKey add(long value) {
        digest.update(number.clear().putLong(value).flip());
        return this;
    }

    CacheKey add(String value) {
        // This charset writes every unpaired surrogate as U+FFFD, which is also how the tokenizer reads them.
        byte[] bytes = value.getBytes(UTF_16LE);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** The key as 32 hexadecimal digits, the first half of the sum. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    }
}
