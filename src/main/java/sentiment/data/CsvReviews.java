package sentiment.data;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A comma-separated table as RFC 4180 has it: the first row names the columns, a cell in double quotes may hold
 * commas, line breaks and doubled quotes. A row with the wrong number of cells fails alone; after broken quoting or
 * bytes that are not UTF-8 the rows cannot be told apart any more, so the stream ends with that failure.
 */
final class CsvReviews extends LookAheadReviews {
    private static final CsvMapper MAPPER = new CsvMapper(
            CsvFactory.builder().streamReadConstraints(JsonRow.CONSTRAINTS).build());

    private final MappingIterator<String[]> rows;
    private final String name;
    private final LabelRule labels;
    private final TableColumns columns;
    private long row = 1;
    private boolean broken;

    /** @throws InputException with the problem alone when there is no usable header */
    CsvReviews(InputStream in, String name, LabelRule labels) throws IOException {
        this.rows = MAPPER.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(in);
        this.name = name;
        this.labels = labels;
        this.columns = TableColumns.ofHeader(rows.hasNextValue() ? List.of(rows.nextValue()) : List.of(""), labels);
    }

    @Override
    Optional<Item> read() {
        try {
            while (!broken && rows.hasNextValue()) {
                List<String> cells = List.of(rows.nextValue());
                row++;
                if (!columns.isBlank(cells)) {
                    return Optional.of(item(cells));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            broken = true;
            String problem = isTooLong(e) ? Utf8.TOO_LONG : ReadFailure.problem(e);
            return Optional.of(new Failed(name + ":" + (row + 1), problem + "; the rows from here on are not read"));
        }
    }

    /** The parser's own exception may come wrapped by the row reader's. */
    private static boolean isTooLong(IOException e) {
        return e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException;
    }

    private Item item(List<String> cells) {
        String place = name + ":" + row;
        try {
            return new Read(columns.review(place, cells, labels));
        } catch (InputException e) {
            return new Failed(place, e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
