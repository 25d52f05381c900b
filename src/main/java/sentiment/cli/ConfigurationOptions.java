package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** An option for every key of the training configuration: {@code --encoder.hiddenSize=200}. */
final class ConfigurationOptions {
    /** Short names of keys that are often given. */
    private static final Map<String, String> SHORT = Map.of(
            "data.maxTokens", "--max-tokens",
            "data.maxVocabulary", "--max-vocabulary",
            "data.minCount", "--min-count");

    private ConfigurationOptions() {}

    /** Adds the options; {@code defaults} is the configuration that the help shows. */
    static void addTo(CommandSpec command, JsonNode defaults) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%nConfiguration, each key with its default on real data:%n")
                .exclusive(false)
                .validate(false);
        leaves(defaults, "")
                .forEach((key, value) -> group.addArg(OptionSpec.builder(names(key))
                        .paramLabel("VALUE")
                        .type(String.class)
                        .description(value)
                        .build()));
        command.addArgGroup(group.build());
    }

    private static String[] names(String key) {
        String name = "--" + key;
        return SHORT.containsKey(key) ? new String[] {SHORT.get(key), name} : new String[] {name};
    }

    /** The keys that were given, with their values. */
    static Map<String, String> given(ParseResult parsed, JsonNode defaults) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String key : leaves(defaults, "").keySet()) {
            if (parsed.hasMatchedOption("--" + key)) {
                given.put(key, parsed.matchedOptionValue("--" + key, ""));
            }
        }
        return given;
    }

    private static Map<String, String> leaves(JsonNode tree, String prefix) {
        Map<String, String> leaves = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                leaves.putAll(leaves(entry.getValue(), key + "."));
            } else {
                leaves.put(key, entry.getValue().asText());
            }
        });
        return leaves;
    }
}
