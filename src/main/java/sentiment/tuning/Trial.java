package sentiment.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import sentiment.training.TrainingConfig;

/**
 * One configuration of a search.
 *
 * @param number counted from 1
 * @param values what was drawn, by dotted key, in the space's order
 * @param config the whole training
 */
public record Trial(int number, Map<String, JsonNode> values, TrainingConfig config) {}
