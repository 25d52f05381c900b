package sentiment.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import sentiment.model.Classification;
import sentiment.model.Classification.Scored;

/**
 * How {@code classify} writes its results: a line a review, ended by {@code \n}. A probability is P(positive), rounded
 * to four decimals for people and to six for programs. Thread-safe.
 */
enum ResultFormat {
    /** {@code label<TAB>probability<TAB>id}, the id with blanks for control characters; nothing for a failure. */
    TEXT {
        @Override
        String line(Classification result, Abstention abstention) {
            return result instanceof Scored scored
                    ? abstention.label(scored)
                            + '\t'
                            + probability(scored, 4)
                            + '\t'
                            + Sentences.line(scored.id())
                            + '\n'
                    : "";
        }
    },

    /** {@code id,label,probability} under a header, quoted where needed; nothing for a failure. */
    CSV {
        @Override
        String header() {
            return "id,label,probability\n";
        }

        @Override
        String line(Classification result, Abstention abstention) {
            return result instanceof Scored scored
                    ? write(Csv.ROW, new Object[] {scored.id(), abstention.label(scored), probability(scored, 6)})
                    : "";
        }
    },

    /** {@code {"id":…,"label":…,"probability":…}}, or {@code {"id":…,"error":…}} for a failure. */
    JSONL {
        @Override
        String line(Classification result, Abstention abstention) {
            Object line = result instanceof Scored scored
                    ? new ScoredLine(scored.id(), abstention.label(scored), probability(scored, 6))
                    : new UnreadableLine(result.id(), ((Classification.Unreadable) result).problem());
            return write(Json.LINE, line) + '\n';
        }
    };

    private record ScoredLine(String id, String label, BigDecimal probability) {}

    private record UnreadableLine(String id, String error) {}

    /** Made at first use, because a run uses one format. */
    private static final class Json {
        static final ObjectWriter LINE = new ObjectMapper().writer();
    }

    /** Made at first use. */
    private static final class Csv {
        static final ObjectWriter ROW = CsvMapper.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build()
                .writer(CsvSchema.builder()
                        .addColumn("id")
                        .addColumn("label")
                        .addColumn("probability")
                        .build());
    }

    /** The first line, where the format has one. */
    String header() {
        return "";
    }

    /** The line of one result. */
    abstract String line(Classification result, Abstention abstention);

    /** As a user types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal probability(Scored scored, int decimals) {
        return BigDecimal.valueOf(scored.probability()).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
