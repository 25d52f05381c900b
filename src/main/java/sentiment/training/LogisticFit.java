package sentiment.training;

import java.util.Arrays;

/**
 * Logistic regression on very few features, without a penalty, by Newton's method. As Platt (1999) and Lin, Lin and Weng
 * (2007) do, it fits not to 0 and 1 but to (n+ + 1) / (n+ + 2) and 1 / (n- + 2), so that reviews which a feature separates
 * wholly give finite weights too.
 */
final class LogisticFit {
    private static final int MOST_STEPS = 100;
    private static final double SMALL_STEP = 1e-9;
    /** Keeps the Hessian invertible where a feature is constant. */
    private static final double RIDGE = 1e-9;

    private final double[][] features;
    private final double[] targets;

    private LogisticFit(double[][] features, int[] labels) {
        this.features = features;
        int positive = Arrays.stream(labels).sum();
        double high = (positive + 1.0) / (positive + 2);
        double low = 1.0 / (labels.length - positive + 2);
        targets = Arrays.stream(labels)
                .mapToDouble(label -> label == 1 ? high : low)
                .toArray();
    }

    /**
     * @param features [n][d]
     * @param labels [n] 0 negative, 1 positive
     * @return [d] weights of the most likely sigmoid(features · weights)
     */
    static double[] fit(double[][] features, int[] labels) {
        return new LogisticFit(features, labels).fit();
    }

    private double[] fit() {
        double[] weights = new double[features[0].length];
        double loss = loss(weights);
        for (int i = 0; i < MOST_STEPS; i++) {
            double[] step = newtonStep(weights);
            double scale = 1;
            double[] next = moved(weights, step, scale);
            // A full step may overshoot where the sigmoid is flat.
            while (!(loss(next) <= loss) && scale > SMALL_STEP) {
                scale /= 2;
                next = moved(weights, step, scale);
            }
            double gain = loss - loss(next);
            if (!(gain > 0)) {
                return weights;
            }
            weights = next;
            loss -= gain;
        }
        return weights;
    }

    private double loss(double[] weights) {
        double loss = 0;
        for (int i = 0; i < targets.length; i++) {
            double logit = dot(features[i], weights);
            // log(1 + e^z) - t z, with no overflow
            loss += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - targets[i] * logit;
        }
        return loss;
    }

    /** The solution of Hessian · step = -gradient. */
    private double[] newtonStep(double[] weights) {
        int size = weights.length;
        double[][] system = new double[size][size + 1];
        for (int i = 0; i < targets.length; i++) {
            double[] x = features[i];
            double p = 1 / (1 + Math.exp(-dot(x, weights)));
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    system[j][k] += p * (1 - p) * x[j] * x[k];
                }
                system[j][size] -= (p - targets[i]) * x[j];
            }
        }
        for (int j = 0; j < size; j++) {
            system[j][j] += RIDGE;
        }
        return solve(system);
    }

    /** Gauss-Jordan elimination of a positive definite system, which needs no pivoting. */
    private static double[] solve(double[][] system) {
        int size = system.length;
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                double factor = i == j ? 0 : system[i][j] / system[j][j];
                for (int k = j; k <= size; k++) {
                    system[i][k] -= factor * system[j][k];
                }
            }
        }
        double[] solution = new double[size];
        Arrays.setAll(solution, j -> system[j][size] / system[j][j]);
        return solution;
    }

    private static double[] moved(double[] weights, double[] step, double scale) {
        double[] moved = new double[weights.length];
        Arrays.setAll(moved, j -> weights[j] + scale * step[j]);
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
