package sentiment.cli;

import java.nio.file.Path;

/** What a data set is called in names of files. */
final class DataName {
    private DataName() {}

    /** The last part of its path, for a table without its ending. */
    static String of(Path data) {
        String name = data.toAbsolutePath().normalize().getFileName().toString();
        return name.replaceFirst("\\.(tsv|csv|jsonl)(\\.gz)?$", "");
    }
}
