package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A JSON object for people: its own values first, then a section an object, keys aligned; deeper keys are joined by
 * dots, and a list of objects is a table. Fractions are rounded to four digits,
 * from 1000 on to a whole number.
 */
final class JsonText {
    private static final MathContext DIGITS = new MathContext(4);
    private static final BigDecimal LARGE = new BigDecimal(1000);

    private JsonText() {}

    static String of(JsonNode object) {
        Map<String, String> own = new LinkedHashMap<>();
        StringBuilder sections = new StringBuilder();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (isTable(value)) {
                sections.append('\n').append(field.getKey()).append('\n').append(table(value));
            } else if (value.isObject() && !value.isEmpty()) {
                Map<String, String> rows = new LinkedHashMap<>();
                flatten("", value, rows);
                sections.append('\n').append(field.getKey()).append('\n').append(aligned(rows));
            } else {
                own.put(field.getKey(), text(value));
            }
        });
        return aligned(own) + sections;
    }

    private static void flatten(String prefix, JsonNode object, Map<String, String> rows) {
        object.properties().forEach(field -> {
            String key = prefix + field.getKey();
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                flatten(key + '.', field.getValue(), rows);
            } else {
                rows.put(key, text(field.getValue()));
            }
        });
    }

    private static String aligned(Map<String, String> rows) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        rows.forEach((key, value) -> lines.append(("  " + padded(key, width) + "  " + value).stripTrailing())
                .append('\n'));
        return lines.toString();
    }

    private static boolean isTable(JsonNode value) {
        return value.isArray()
                && !value.isEmpty()
                && IntStream.range(0, value.size())
                        .allMatch(row -> value.get(row).isObject());
    }

    private static String table(JsonNode list) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        list.forEach(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", row, cells);
            columns.addAll(cells.keySet());
            rows.add(cells);
        });
        rows.add(0, new LinkedHashMap<>());
        columns.forEach(column -> rows.get(0).put(column, column));
        StringBuilder lines = new StringBuilder();
        for (Map<String, String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (String column : columns) {
                int width = rows.stream()
                        .mapToInt(cells -> cells.getOrDefault(column, "").length())
                        .max()
                        .orElse(0);
                line.append("  ").append(padded(row.getOrDefault(column, ""), width));
            }
            lines.append(line.toString().stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(item)));
            return String.join(", ", items);
        }
        if (value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())) {
            BigDecimal number = value.decimalValue();
            boolean large = number.abs().compareTo(LARGE) >= 0;
            return (large
                            ? number.setScale(0, RoundingMode.HALF_EVEN)
                            : number.round(DIGITS).stripTrailingZeros())
                    .toPlainString();
        }
        return value.isValueNode() ? Sentences.line(value.asText()) : value.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
