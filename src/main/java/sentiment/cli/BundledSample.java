package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sentiment.training.ConfigReader;

/** The sample that comes with the program, in the folder that the launcher names with {@code sentiment.home}. */
final class BundledSample {
    private BundledSample() {}

    /** Its configuration, wherever the program is called from. */
    static JsonNode configuration() {
        JsonNode sample = ConfigReader.named("sample");
        String home = System.getProperty("sentiment.home", "");
        if (home.isEmpty() || Files.exists(Path.of(sample.at("/data/path").asText()))) {
            return sample;
        }
        Map<String, String> paths = new LinkedHashMap<>();
        for (String key : List.of("data.path", "embeddings.path")) {
            String path = sample.at("/" + key.replace('.', '/')).asText();
            paths.put(key, Path.of(home).resolve(path).toString());
        }
        return ConfigReader.withOverrides(sample, paths);
    }
}
