package sentiment.data.fetch;

/**
 * What an archive may make of itself before it is taken for a bomb.
 *
 * @param entries most entries
 * @param fileBytes most bytes of one unpacked file
 * @param totalBytes most bytes unpacked, whether they are kept or not
 * @param ratio most bytes unpacked for each byte of the archive
 */
public record UnpackLimits(int entries, long fileBytes, long totalBytes, int ratio) {
    /** Below this many bytes the ratio says nothing: small files pack well, and do no harm. */
    static final long RATIO_FREE_BYTES = 16L << 20;

    public UnpackLimits {
        requirePositive("entries", entries);
        requirePositive("fileBytes", fileBytes);
        requirePositive("totalBytes", totalBytes);
        requirePositive("ratio", ratio);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
