package sentiment.training;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import sentiment.model.ModelJson;

/**
 * What a named, complete configuration says of itself under its key {@code recipe}. What was not measured yet is null.
 *
 * @param description what it is for, in one sentence
 * @param reaches accuracy, and on which reviews
 * @param time of a training
 * @param memory the largest resident one of a training
 * @param machine where time and memory were measured
 */
public record Recipe(
        String description,
        @JsonSetter(nulls = Nulls.SET) String reaches,
        @JsonSetter(nulls = Nulls.SET) String time,
        @JsonSetter(nulls = Nulls.SET) String memory,
        @JsonSetter(nulls = Nulls.SET) String machine) {
    /** From the quickest to the most accurate. */
    public static final List<String> NAMES = List.of("fast", "default", "best");

    static final String KEY = "recipe";

    /** What the recipe of this name, one of {@link #NAMES}, says of itself; {@link ConfigReader#named} gives the keys. */
    public static Recipe named(String name) {
        return ModelJson.value(ConfigReader.resource(name).path(KEY), Recipe.class, "recipe " + name);
    }
}
