package sentiment.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sentiment.data.InputException;
import sentiment.training.ConfigReader;
import sentiment.training.Recipe;
import sentiment.training.TrainingConfig;

/** Where a training's configuration comes from; a verb that trains takes it as a {@code @Mixin}. */
final class ConfigurationSource {
    /** The configuration for real data, over which a file and single keys go. */
    static final JsonNode DEFAULTS = ConfigReader.named("default");

    static final String AS_CONFIGURED = "--resume goes on with the training as it was configured; leave ";

    @Option(
            names = "--data",
            paramLabel = "DIR|FILE",
            description =
                    "An aclImdb folder (its train part), a folder with pos/ and neg/, or a table (tsv, csv, jsonl,"
                            + " also gz) with columns or keys 'text' and 'label'.")
    private Optional<Path> data;

    @Option(
            names = "--embeddings",
            paramLabel = "FILE[,FILE]...",
            description = "Word vectors in GloVe's form (.txt, .txt.gz or .zip), those of several files one behind the"
                    + " other; or 'none' for random ones.")
    private Optional<String> embeddings;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "A complete configuration for real data; 'train --recipe list' prints what there is.")
    private Optional<String> recipe;

    @Option(names = "--config", paramLabel = "FILE.json", description = "A configuration; may leave keys out.")
    private Optional<Path> configFile;

    Optional<String> recipe() {
        return recipe;
    }

    /**
     * Refuses an unknown recipe, and a whole configuration for a training that has its own.
     *
     * @param alsoAllowed words that the verb takes in place of a recipe
     */
    void check(CommandSpec spec, boolean resume, String... alsoAllowed) {
        if (resume && (configFile.isPresent() || recipe.isPresent())) {
            String option = configFile.isPresent() ? "--config" : "--recipe";
            throw new ParameterException(spec.commandLine(), AS_CONFIGURED + option + " out");
        }
        List<String> known = new ArrayList<>(Recipe.NAMES);
        known.addAll(List.of(alsoAllowed));
        if (recipe.isPresent() && !known.contains(recipe.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no recipe '" + recipe.get() + "'; take one of " + String.join(", ", Recipe.NAMES)
                            + ", or see what 'train --recipe list' says of them");
        }
    }

    /** The recipe or the configuration for the data, with the file's keys over it. */
    JsonNode base(CommandSpec spec) {
        JsonNode base = isSample(spec)
                ? BundledSample.configuration()
                : recipe.map(ConfigReader::named).orElse(DEFAULTS);
        return configFile.map(file -> ConfigReader.withFile(base, file)).orElse(base);
    }

    /** Whether the bundled sample is learned, since nothing else was named. */
    boolean isSample(CommandSpec spec) {
        return recipe.isEmpty() && configFile.isEmpty() && !overrides(spec).containsKey("data.path");
    }

    /** A configuration with the single keys of the command line over it. */
    TrainingConfig config(JsonNode base, String where, CommandSpec spec) {
        return ConfigReader.resolve(ConfigReader.withOverrides(base, overrides(spec)), where);
    }

    private Map<String, String> overrides(CommandSpec spec) {
        Map<String, String> overrides =
                ConfigurationOptions.given(spec.commandLine().getParseResult(), DEFAULTS);
        data.ifPresent(path -> overrides.put("data.path", path.toString()));
        embeddings.ifPresent(file -> overrides.put("embeddings.path", file.equals("none") ? "null" : file));
        if (!overrides.getOrDefault("pretrained", "null").equals("null")) {
            // It brings word vectors; the default's are not wanted.
            overrides.putIfAbsent("embeddings.path", "null");
        }
        return overrides;
    }

    /** Refuses a configuration whose pretrained encoder or word vectors are not there. */
    static void checkVectors(TrainingConfig config) {
        config.pretrainedEncoder();
        checkVectors(config.vectorFiles(), "with --embeddings none");
    }

    /**
     * Refuses word vectors that are not there.
     *
     * @param random how to start from random ones
     */
    static void checkVectors(List<Path> files, String random) {
        for (Path file : files) {
            if (!file.toString().contains("!") && !Files.exists(file)) {
                throw new InputException("The word vectors " + file + " do not exist; run 'sentiment fetch glove', name"
                        + " a file with --embeddings, or start from random ones " + random + ".");
            }
        }
    }
}
