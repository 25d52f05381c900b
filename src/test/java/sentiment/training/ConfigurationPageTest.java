package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/configuration.md tells every key and its defaults. */
class ConfigurationPageTest {
    /** {@code | key | meaning | default | on the sample | allowed |}; backquotes left out. */
    private static final Pattern ROW = Pattern.compile("\\| ([\\w.]+) \\| [^|]* \\| ([^|]*) \\| ([^|]*) \\| [^|]* \\|");

    @ParameterizedTest
    @CsvSource({"default, 2", "sample, 3"})
    void tellsEveryKeyAndItsDefault(String configuration, int column) throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        String page = Files.readString(Path.of("docs", "configuration.md")).replace("`", "");
        Matcher rows = ROW.matcher(page.substring(page.indexOf("| data.path ")));
        while (rows.find()) {
            told.put(rows.group(1), rows.group(column));
        }
        Map<String, String> actual = new LinkedHashMap<>();
        addLeaves(actual, "", ConfigReader.named(configuration));
        assertEquals(actual, told);
    }

    private static void addLeaves(Map<String, String> leaves, String prefix, JsonNode tree) {
        tree.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                addLeaves(leaves, key + ".", entry.getValue());
            } else {
                leaves.put(key, entry.getValue().asText());
            }
        });
    }
}
