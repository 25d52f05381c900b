package sentiment.training;

import java.util.Arrays;
import sentiment.model.Calibration;
import sentiment.model.Calibration.PartWeights;

/** Fits how a model's parts make one probability, by logistic regression. Stateless. */
final class CalibrationFit {
    /** A temperature above 100 would say that the network knows nothing; below 0 that it knows the contrary. */
    private static final double LEAST_WEIGHT = 0.01;

    /** Above it reviews are so few that the weights stay the same, see docs/accuracy.md. */
    private static final int LONGEST = 1000;

    private CalibrationFit() {}

    /** Temperature scaling of the recurrent part alone: confidence changes, labels do not. */
    static Calibration temperature(CalibrationExamples examples) {
        double[][] features = new double[examples.size()][];
        Arrays.setAll(features, i -> new double[] {examples.recurrent()[i]});
        double weight = LogisticFit.fit(features, examples.labels())[0];
        return Calibration.constant(Math.max(LEAST_WEIGHT, weight), 0, 0);
    }

    /**
     * Stacking with weights that depend on the length (feature-weighted linear stacking, Sill, Takács, Mackey &amp; Lin,
     * arXiv:0911.0460): logistic regression on both parts' log-odds and a constant, each once times a text's shortness and
     * once times what that lacks to 1. Lengths that the examples do not have get the weights of the nearest that they have.
     */
    static Calibration stacking(CalibrationExamples examples) {
        int shorter = Math.max(
                Excerpts.SHORTEST, Arrays.stream(examples.tokens()).min().orElseThrow());
        int longer = Math.max(
                shorter,
                Math.min(LONGEST, Arrays.stream(examples.tokens()).max().orElseThrow()));
        double[][] features = new double[examples.size()][];
        Arrays.setAll(features, i -> features(examples, i, shorter, longer));
        double[] weights = LogisticFit.fit(features, examples.labels());
        PartWeights longText = new PartWeights(longer, weights[0], weights[1], weights[2]);
        return new Calibration(
                shorter == longer ? longText : new PartWeights(shorter, weights[3], weights[4], weights[5]), longText);
    }

    private static double[] features(CalibrationExamples examples, int i, int shorter, int longer) {
        double recurrent = examples.recurrent()[i];
        double wide = examples.wide()[i];
        double shortness = Calibration.shortness(examples.tokens()[i], shorter, longer);
        double rest = 1 - shortness;
        return new double[] {rest * recurrent, rest * wide, rest, shortness * recurrent, shortness * wide, shortness};
    }
}
