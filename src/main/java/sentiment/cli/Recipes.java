package sentiment.cli;

import java.util.Objects;
import java.util.stream.Collectors;
import sentiment.training.Recipe;

/** The recipes as text, for {@code train --recipe list}. */
final class Recipes {
    private Recipes() {}

    /** A paragraph each: name, description, and what was measured. */
    static String table() {
        return Recipe.NAMES.stream().map(name -> text(name, Recipe.named(name))).collect(Collectors.joining("\n"));
    }

    private static String text(String name, Recipe recipe) {
        return name + "\n  " + recipe.description() + "\n"
                + line("reaches", recipe.reaches())
                + line("time", recipe.time())
                + line("memory", recipe.memory())
                + line("machine", recipe.machine());
    }

    private static String line(String name, String value) {
        return String.format("  %-8s ", name) + Objects.requireNonNullElse(value, "not measured yet") + "\n";
    }
}
