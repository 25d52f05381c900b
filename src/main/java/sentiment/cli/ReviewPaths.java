package sentiment.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** What a verb that reads reviews without labels is given; a {@code @Mixin}. */
final class ReviewPaths {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Text files, folders and globs: a review a file. Tables (tsv, csv, jsonl, also gz) with a column"
                            + " or key 'text': a review a row. - for standard input: a review a line.")
    private List<String> paths;

    /** As they were typed, globs unresolved. */
    List<String> all() {
        return paths;
    }
}
