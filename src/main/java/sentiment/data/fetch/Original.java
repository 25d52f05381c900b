package sentiment.data.fetch;

import java.net.URI;
import sentiment.data.Sha256;

/**
 * An archive as its authors publish it.
 *
 * @param uri where it stands
 * @param bytes its exact length
 * @param sha256 its SHA-256, 64 hexadecimal digits
 */
public record Original(URI uri, long bytes, String sha256) {
    public Original {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes must be positive: " + bytes);
        }
        sha256 = Sha256.checked(sha256);
    }
}
