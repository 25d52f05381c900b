package sentiment.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import sentiment.data.InputException;
import sentiment.training.ConfigReader;
import sentiment.training.TrainingConfig;

/** The configurations that a search draws from: some keys with the values they may take, over a base. Immutable. */
final class SearchSpace {
    /** These choose the validation reviews, or what a trial costs: trials that differ in them cannot be compared. */
    private static final Set<String> FIXED =
            Set.of("data.path", "data.validation", "data.maxReviews", "epochs", "ensemble", "threads", "seed");

    private static final int DRAWS_A_TRIAL = 1000;

    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final JsonNode base;
    private final String where;

    /**
     * @param space an object with {@code choice}, {@code uniform}, {@code log_uniform} or {@code int} for each dotted key
     * @param base the configuration that has the other keys
     * @param where what the message of a refusal calls the space
     * @throws InputException when it names an unknown key or allows an impossible value
     */
    SearchSpace(JsonNode space, JsonNode base, String where) {
        this.base = base;
        this.where = where;
        if (space.isEmpty()) {
            throw new InputException(where + " names no key; give at least one, such as"
                    + " {\"optimizer.learningRate\": {\"log_uniform\": [0.0005, 0.01]}}.");
        }
        space.properties().forEach(entry -> domains.put(entry.getKey(), domain(entry.getKey(), entry.getValue())));
    }

    private Domain domain(String key, JsonNode said) {
        if (FIXED.contains(key)) {
            throw new InputException(where + ": '" + key + "' must be the same in all trials, or they cannot be"
                    + " compared; set it with --" + key + ".");
        }
        Domain domain;
        try {
            domain = Domain.of(said);
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": '" + key + "': " + e.getMessage() + ".", e);
        }
        domain.extremes().forEach(value -> config(Map.of(key, value), where + ": '" + key + "'"));
        return domain;
    }

    /** The first trials by a seed, all different; fewer asked for are the first of them. */
    List<Trial> draw(int trials, long seed) {
        Random random = new Random(seed);
        Set<Map<String, JsonNode>> seen = new HashSet<>();
        List<Trial> drawn = new ArrayList<>();
        for (int draws = 0; drawn.size() < trials; draws++) {
            if (draws == trials * DRAWS_A_TRIAL) {
                throw new InputException(where + " has only " + drawn.size() + " different combinations that could be"
                        + " drawn, not " + trials + "; lower --trials or widen the space.");
            }
            Map<String, JsonNode> values = new LinkedHashMap<>();
            domains.forEach((key, domain) -> values.put(key, domain.draw(random)));
            if (seen.add(values)) {
                int number = drawn.size() + 1;
                drawn.add(new Trial(number, values, config(values, where + ": trial " + number)));
            }
        }
        return drawn;
    }

    private TrainingConfig config(Map<String, JsonNode> values, String place) {
        Map<String, String> overrides = new LinkedHashMap<>();
        values.forEach((key, value) -> overrides.put(key, value.isTextual() ? value.textValue() : value.toString()));
        JsonNode tree;
        try {
            tree = ConfigReader.withOverrides(base, overrides);
        } catch (InputException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
        return ConfigReader.resolve(tree, place);
    }
}
