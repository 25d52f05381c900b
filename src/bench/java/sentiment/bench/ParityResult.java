package sentiment.bench;

import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;

/**
 * One line of the parity check, over all sizes and poolings, in the form of {@code parity.json}.
 *
 * @param outputDifference the review vectors' largest difference, as a share of their largest value
 * @param gradientDifference the largest such difference among all gradients
 */
record ParityResult(
        Cell cell, int layers, int directions, String engine, double outputDifference, double gradientDifference) {

    static ParityResult of(EncoderShape shape, String engine, double outputDifference, double gradientDifference) {
        return new ParityResult(
                shape.cell(), shape.layers(), shape.directions(), engine, outputDifference, gradientDifference);
    }

    /** What the line is about. */
    String key() {
        return cell + " " + layers + " " + directions + " " + engine;
    }

    /** The larger differences of both; NaN is the largest. */
    ParityResult worst(ParityResult other) {
        return new ParityResult(
                cell,
                layers,
                directions,
                engine,
                Math.max(outputDifference, other.outputDifference),
                Math.max(gradientDifference, other.gradientDifference));
    }
}
