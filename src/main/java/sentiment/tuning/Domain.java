package sentiment.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The values that one key may take. Immutable. */
sealed interface Domain {
    /** Drawn numbers are rounded to as many digits, to be read and typed. */
    MathContext DIGITS = new MathContext(4);

    /** A value, by one number of the generator. */
    JsonNode draw(Random random);

    /** Values between which all others lie; what a key refuses, it refuses of these. */
    List<JsonNode> extremes();

    /** One of some, each as likely. */
    record Choice(List<JsonNode> values) implements Domain {
        @Override
        public JsonNode draw(Random random) {
            return values.get((int) (random.nextDouble() * values.size()));
        }

        @Override
        public List<JsonNode> extremes() {
            return values;
        }
    }

    /** A number of an interval, each as likely or, on a logarithmic scale, each order of magnitude. */
    record Interval(double low, double high, boolean logarithmic) implements Domain {
        @Override
        public JsonNode draw(Random random) {
            double at = random.nextDouble();
            double value = logarithmic ? Math.exp(between(Math.log(low), Math.log(high), at)) : between(low, high, at);
            double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
            return number(Math.min(high, Math.max(low, rounded)));
        }

        private static double between(double low, double high, double at) {
            return low + at * (high - low);
        }

        @Override
        public List<JsonNode> extremes() {
            return List.of(number(low), number(high));
        }

        private static JsonNode number(double value) {
            return JsonNodeFactory.instance.numberNode(value);
        }
    }

    /** A whole number, both ends included, each as likely. */
    record Whole(int low, int high) implements Domain {
        @Override
        public JsonNode draw(Random random) {
            return number(low + (long) (random.nextDouble() * ((long) high - low + 1)));
        }

        @Override
        public List<JsonNode> extremes() {
            return List.of(number(low), number(high));
        }

        private static JsonNode number(long value) {
            return JsonNodeFactory.instance.numberNode((int) value);
        }
    }

    /**
     * What a space says of a key.
     *
     * @throws IllegalArgumentException with what it must be, when it is something else
     */
    static Domain of(JsonNode said) {
        String kind = said.isObject() && said.size() == 1 ? said.fieldNames().next() : "";
        JsonNode values = said.path(kind);
        return switch (kind) {
            case "choice" -> choice(values);
            case "uniform" -> interval(values, false);
            case "log_uniform" -> interval(values, true);
            case "int" -> whole(values);
            default ->
                throw new IllegalArgumentException(
                        "must be {\"choice\": [...]} or {\"uniform\", \"log_uniform\" or \"int\": [low, high]} but is "
                                + said);
        };
    }

    private static Choice choice(JsonNode values) {
        List<JsonNode> list = new ArrayList<>();
        values.forEach(list::add);
        require(
                values.isArray() && !list.isEmpty() && list.stream().allMatch(JsonNode::isValueNode),
                "choice must be a list of values",
                values);
        return new Choice(List.copyOf(list));
    }

    private static Interval interval(JsonNode values, boolean logarithmic) {
        double low = values.path(0).asDouble();
        double high = values.path(1).asDouble();
        boolean numbers = values.path(0).isNumber() && values.path(1).isNumber() && Double.isFinite(high - low);
        require(
                values.size() == 2 && numbers && low < high && (low > 0 || !logarithmic),
                logarithmic
                        ? "log_uniform must be two numbers above 0, the smaller first"
                        : "uniform must be two numbers, the smaller first",
                values);
        return new Interval(low, high, logarithmic);
    }

    private static Whole whole(JsonNode values) {
        int low = values.path(0).asInt();
        int high = values.path(1).asInt();
        require(
                values.size() == 2 && values.path(0).isInt() && values.path(1).isInt() && low < high,
                "int must be two whole numbers, the smaller first",
                values);
        return new Whole(low, high);
    }

    private static void require(boolean holds, String what, JsonNode found) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", but is " + found);
        }
    }
}
