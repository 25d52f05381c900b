package sentiment.data.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Data that can be fetched: where the original stands, what of it is kept, and how to know that it is good. */
public interface Dataset {
    Original original();

    UnpackLimits limits();

    /** Where a file of the archive goes, below the data folder; empty leaves it out. */
    Optional<String> place(String entry);

    /** The names directly below the data folder that an archive of this data is known to make. */
    List<String> names();

    /**
     * Checks what came out of an archive before it gets its final name.
     *
     * @throws sentiment.data.InputException if it is not this data
     */
    void check(Path unpacked) throws IOException;
}
