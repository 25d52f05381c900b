package sentiment.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sentiment.network.LogitGradient;

/**
 * Integrated gradients (Sundararajan, Taly &amp; Yan, ICML 2017): the gradient of the logit by each word vector, averaged
 * over the straight line from a baseline to the text's vectors, times how far the word's vector lies from the baseline's.
 * A word's weights then add up to the difference of the two logits, which is checked: wherever the sum over a part of the
 * line strays from the difference of the logits at its ends, the part is halved, until the whole is within
 * {@link #TOLERANCE}.
 *
 * <p><b>Jumps.</b> Far from any text a recurrent network can be chaotic, and its logit jump between points that single precision
 * hardly tells apart. Halving never ends there. What a part shorter than {@link #SHORTEST} lacks is given to the words by how
 * much each changes in it or, where none does, by how far each lies from the baseline. Immutable and thread-safe.
 *
 * <p>The baseline is one vector at every place. {@link Explainer} takes the average word, and docs/explain.md says why.
 */
public final class IntegratedGradients {
    /** How far the weights' sum may stray, as a share of the logits' difference. */
    public static final double TOLERANCE = 0.01;

    /** Below it, in log-odds, a stray is rounding; it is 0.000025 of a probability at most. */
    static final double ROUNDING = 1e-4;

    /** Of the line; a vector's numbers are told apart to 6e-8 of themselves. */
    static final double SHORTEST = 1e-6;

    /** Parts at first, and how many are halved at a time. */
    private static final int PARTS = 16;

    private static final int MOST_NODES = 4096;
    private static final int BATCH_TOKENS = 16_384;

    private final LogitGradient network;
    private final float[] baseline;

    /**
     * @param weights [T] of the words, in log-odds
     * @param baseline the logit of the baseline
     * @param logit the logit of the text
     * @param steps points of the line at which the gradient was taken
     */
    public record Result(double[] weights, double baseline, double logit, int steps) {}

    /** A point of the line, 0 at the baseline and 1 at the text: its logit and each word's rate of change of it [T]. */
    private record Node(double at, double logit, float[] rates, double rate) {}

    /** A part of the line between two neighbouring points. */
    private record Part(Node from, Node to) {
        /** What the trapezoidal rule gives less the difference of the logits, which it should give; 0 of a jump. */
        double stray() {
            return isJump() ? 0 : (to.at - from.at) * (from.rate + to.rate) / 2 - (to.logit - from.logit);
        }

        boolean isJump() {
            return to.at - from.at < SHORTEST;
        }

        /**
         * Adds the trapezoidal rule's share of each word, and what a jump lacks.
         *
         * @param distances [T] of the words' vectors from the baseline
         */
        void addTo(double[] weights, double[] distances) {
            double[] shares = new double[weights.length];
            Arrays.setAll(shares, t -> (to.at - from.at) * ((double) from.rates[t] + to.rates[t]) / 2);
            double lacking =
                    isJump() ? to.logit - from.logit - Arrays.stream(shares).sum() : 0;
            boolean changes = Arrays.stream(shares).anyMatch(share -> share != 0);
            double[] parts = changes ? Arrays.stream(shares).map(Math::abs).toArray() : distances;
            double whole = Arrays.stream(parts).sum();
            for (int t = 0; t < weights.length; t++) {
                weights[t] += shares[t] + (lacking == 0 ? 0 : lacking * parts[t] / whole);
            }
        }

        double middle() {
            return (from.at + to.at) / 2;
        }
    }

    /** @param baseline [E] */
    public IntegratedGradients(LogitGradient network, float[] baseline) {
        this.network = network;
        this.baseline = baseline.clone();
    }

    /**
     * Explains one sequence.
     *
     * @param vectors [T, E] the words' vectors, T at least 1
     * @throws ArithmeticException if the sum does not come within the tolerance, which no trained network has shown
     */
    public Result explain(float[] vectors) {
        List<Double> first = new ArrayList<>();
        for (int i = 0; i <= PARTS; i++) {
            first.add((double) i / PARTS);
        }
        List<Node> nodes = evaluate(vectors, first);
        while (true) {
            List<Double> wanted = middles(nodes);
            if (wanted.isEmpty()) {
                return result(nodes, distances(vectors));
            }
            if (nodes.size() + wanted.size() > MOST_NODES) {
                throw new ArithmeticException("The words' weights do not add up to the score after " + nodes.size()
                        + " steps; the network's weights may be extreme.");
            }
            nodes.addAll(evaluate(vectors, wanted));
            nodes.sort(Comparator.comparingDouble(Node::at));
        }
    }

    /** Where to look next: the middles of the parts that stray most; none when the sum is right. */
    private static List<Double> middles(List<Node> nodes) {
        double total = 0;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i + 1 < nodes.size(); i++) {
            Part part = new Part(nodes.get(i), nodes.get(i + 1));
            total += part.stray();
            parts.add(part);
        }
        double difference = nodes.get(nodes.size() - 1).logit() - nodes.get(0).logit();
        if (Math.abs(total) <= Math.max(ROUNDING, TOLERANCE * Math.abs(difference))) {
            return List.of();
        }
        return parts.stream()
                .filter(part -> !part.isJump())
                .sorted(Comparator.comparingDouble(part -> -Math.abs(part.stray())))
                .limit(PARTS)
                .map(Part::middle)
                .toList();
    }

    private List<Node> evaluate(float[] vectors, List<Double> points) {
        int batch = Math.max(1, BATCH_TOKENS * network.inputSize() / vectors.length);
        List<Node> nodes = new ArrayList<>();
        for (int from = 0; from < points.size(); from += batch) {
            List<Double> some = points.subList(from, Math.min(points.size(), from + batch));
            LogitGradient.Values values = network.at(onTheLine(vectors, some), some.size());
            for (int k = 0; k < some.size(); k++) {
                nodes.add(node(vectors, some.get(k), values, k));
            }
        }
        return nodes;
    }

    /** [K, T, E] the vectors at each point. */
    private float[] onTheLine(float[] vectors, List<Double> points) {
        float[] line = new float[points.size() * vectors.length];
        for (int k = 0; k < points.size(); k++) {
            float at = points.get(k).floatValue();
            for (int i = 0; i < vectors.length; i++) {
                float start = baseline[i % baseline.length];
                line[k * vectors.length + i] = start + at * (vectors[i] - start);
            }
        }
        return line;
    }

    private Node node(float[] vectors, double at, LogitGradient.Values values, int k) {
        int size = baseline.length;
        float[] rates = new float[vectors.length / size];
        double sum = 0;
        for (int t = 0; t < rates.length; t++) {
            double rate = 0;
            for (int j = 0; j < size; j++) {
                int i = t * size + j;
                rate += values.gradients()[k * vectors.length + i] * (vectors[i] - baseline[j]);
            }
            rates[t] = (float) rate;
            sum += rate;
        }
        return new Node(at, values.logits()[k], rates, sum);
    }

    /** [T] how far each word's vector lies from the baseline. */
    private double[] distances(float[] vectors) {
        int size = baseline.length;
        double[] distances = new double[vectors.length / size];
        for (int i = 0; i < vectors.length; i++) {
            double difference = vectors[i] - baseline[i % size];
            distances[i / size] += difference * difference;
        }
        return Arrays.stream(distances).map(Math::sqrt).toArray();
    }

    private static Result result(List<Node> nodes, double[] distances) {
        Node last = nodes.get(nodes.size() - 1);
        double[] weights = new double[last.rates().length];
        for (int i = 0; i + 1 < nodes.size(); i++) {
            new Part(nodes.get(i), nodes.get(i + 1)).addTo(weights, distances);
        }
        return new Result(weights, nodes.get(0).logit(), last.logit(), nodes.size());
    }
}
