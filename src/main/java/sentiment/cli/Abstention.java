package sentiment.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sentiment.model.Classification.Scored;

/**
 * Calls a review {@code uncertain} where neither label is likely enough.
 *
 * @param below the probability that the likelier label must reach, from 0.5, which always holds, to below 1
 */
record Abstention(double below) {
    private static final String UNCERTAIN = "uncertain";

    Abstention {
        if (!(below >= 0.5 && below < 1)) {
            throw new IllegalArgumentException("must be from 0.5 to below 1 but is " + below);
        }
    }

    /** Reads what a user typed. */
    static final class Converter implements ITypeConverter<Abstention> {
        @Override
        public Abstention convert(String value) {
            try {
                return new Abstention(Double.parseDouble(value));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("must be a number from 0.5 to below 1 but is '" + value + "'");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    boolean isUncertain(Scored scored) {
        return Math.max(scored.probability(), 1 - scored.probability()) < below;
    }

    /** What the output calls the review. */
    String label(Scored scored) {
        return isUncertain(scored) ? UNCERTAIN : scored.label().text();
    }
}
