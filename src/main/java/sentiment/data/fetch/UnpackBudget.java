package sentiment.data.fetch;

import java.nio.file.Path;
import sentiment.data.InputException;

/** Counts what an archive makes and refuses it at the first limit it passes. */
final class UnpackBudget {
    private final UnpackLimits limits;
    private final Path archive;
    private final long archiveBytes;
    private int entries;
    private long fileBytes;
    private long totalBytes;

    UnpackBudget(UnpackLimits limits, Path archive, long archiveBytes) {
        this.limits = limits;
        this.archive = archive;
        this.archiveBytes = archiveBytes;
    }

    void entry() {
        entries++;
        fileBytes = 0;
        if (entries > limits.entries()) {
            throw refusal("holds more than %d entries".formatted(limits.entries()));
        }
    }

    /** Bytes of the current entry's content. */
    void content(long bytes) {
        fileBytes += bytes;
        if (fileBytes > limits.fileBytes()) {
            throw refusal("holds a file of more than %d bytes".formatted(limits.fileBytes()));
        }
    }

    /** Bytes that came out of the decompressor, of contents or between them. */
    void unpacked(long bytes) {
        totalBytes += bytes;
        if (totalBytes > limits.totalBytes()) {
            throw refusal("unpacks to more than %d bytes".formatted(limits.totalBytes()));
        }
        if (totalBytes > UnpackLimits.RATIO_FREE_BYTES && totalBytes / limits.ratio() > archiveBytes) {
            throw refusal("unpacks to more than %d times its size".formatted(limits.ratio()));
        }
    }

    private InputException refusal(String what) {
        return new InputException(
                "%s %s, as a bomb does, so it was not unpacked; fetch the original archive.".formatted(archive, what));
    }
}
