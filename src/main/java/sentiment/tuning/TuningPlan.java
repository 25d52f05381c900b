package sentiment.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import sentiment.data.InputException;
import sentiment.model.ModelJson;
import sentiment.training.TrainingConfig;

/**
 * All that a search is told; {@code tune.json} of its directory. The trials are drawn by the configuration's seed.
 *
 * @param formatVersion of the file
 * @param search how the trials share the epochs
 * @param trials how many
 * @param space an object: dotted key of the configuration to the values it may take
 * @param config what all trials have in common
 */
public record TuningPlan(int formatVersion, Search search, int trials, JsonNode space, TrainingConfig config) {
    static final int FORMAT_VERSION = 1;

    public TuningPlan {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1 but is " + trials + ".");
        }
        if (config.ensemble() != 1) {
            throw new IllegalArgumentException(
                    "ensemble must be 1, since a trial is one network, but is " + config.ensemble() + ".");
        }
    }

    public TuningPlan(Search search, int trials, JsonNode space, TrainingConfig config) {
        this(FORMAT_VERSION, search, trials, space, config);
    }

    /**
     * The trials, the same ones whenever they are drawn.
     *
     * @param where what the message of a refusal calls the space
     * @throws InputException when the space names an unknown key or allows an impossible value
     */
    public List<Trial> draw(String where) {
        return new SearchSpace(space, ModelJson.tree(config), where).draw(trials, config.seed());
    }

    /** From the first to the last. */
    public List<Rung> rungs() {
        return search.rungs(trials, config.epochs());
    }

    /** In what a plan is another one, so that the one's results are not the other's; threads do not count. */
    Optional<String> difference(TuningPlan other) {
        JsonNode own = comparable();
        JsonNode others = other.comparable();
        return own.properties().stream()
                .filter(entry -> !entry.getValue().equals(others.get(entry.getKey())))
                .map(entry -> entry.getKey())
                .findFirst();
    }

    private JsonNode comparable() {
        ObjectNode tree = (ObjectNode) ModelJson.tree(this);
        ((ObjectNode) tree.get("config")).remove("threads");
        return tree;
    }
}
