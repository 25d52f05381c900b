package sentiment.data.fetch;

import java.util.Optional;
import java.util.OptionalLong;
import sentiment.data.Sha256;

/**
 * What is known about a file before it is downloaded; empty where nothing is.
 *
 * @param bytes its exact length
 * @param sha256 its SHA-256, 64 hexadecimal digits
 */
public record Expected(OptionalLong bytes, Optional<String> sha256) {
    public Expected {
        sha256 = sha256.map(Sha256::checked);
    }

    static Expected of(Original original) {
        return new Expected(OptionalLong.of(original.bytes()), Optional.of(original.sha256()));
    }
}
