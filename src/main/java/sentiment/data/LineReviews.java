package sentiment.data;

import java.io.IOException;
import java.util.Optional;

/** A review a line: of standard input, of a TSV table, of a JSONL table. */
final class LineReviews extends LookAheadReviews {

    /** Makes a review of a line. */
    interface Parser {
        /**
         * @param row names the line, {@code FILE:ROW}
         * @return empty for a line that stands for nothing
         * @throws InputException with the problem alone
         */
        Optional<Review> parse(String row, String line);
    }

    private final Lines lines;
    private final String name;
    private final Parser parser;
    private boolean broken;

    LineReviews(Lines lines, String name, Parser parser) {
        this.lines = lines;
        this.name = name;
        this.parser = parser;
    }

    @Override
    Optional<Item> read() {
        Optional<Item> item = Optional.empty();
        try {
            while (item.isEmpty() && !broken && lines.next()) {
                item = parse(name + ":" + lines.number());
            }
        } catch (IOException e) {
            broken = true;
            return Optional.of(new Failed(name + ":" + (lines.number() + 1), ReadFailure.problem(e)));
        }
        return item;
    }

    private Optional<Item> parse(String row) {
        try {
            return parser.parse(row, lines.text()).map(Read::new);
        } catch (InputException e) {
            return Optional.of(new Failed(row, e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
