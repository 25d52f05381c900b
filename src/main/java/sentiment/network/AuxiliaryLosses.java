package sentiment.network;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;

/**
 * Losses beside the labels' cross-entropy: adversarial, virtual adversarial and entropy. Deeplearning4j calls it between
 * the gradient of a labelled batch and the update; it adds the gradients of its own forward and backward passes, so that
 * clipping and updater see their sum.
 *
 * <p><b>The virtual adversarial direction is exact.</b> Miyato et al. approximate the first eigenvector of the
 * divergence's Hessian by a power iteration with finite differences. Of two classes, a prediction p depends on one margin
 * m alone, the Hessian is p(1−p)·∇m·∇mᵀ, and its only eigenvector is ∇m: one backward pass gives it without random start or
 * step size. Of its two signs, the one towards the other class diverges further. The entropy rises that way too, so one
 * pass gives its gradient and the direction; on labelled reviews the cross-entropy's own backward pass has given it.
 *
 * <p>A perturbed pass has the dropout masks of the plain one. Not thread-safe.
 */
final class AuxiliaryLosses extends BaseTrainingListener {
    private final AdversarialConfig adversarial;
    private final UnlabelledConfig unlabelled;
    private final MultiLayerNetwork network;
    private final SequenceEngine engine;
    private final DropoutRates dropout;
    private final float[] embedding;
    private final EmbeddingGradient embeddingGradient;
    /** [1, P] of one pass. */
    private final INDArray passGradient;

    private Batch labelled;
    /** [B] P(positive) as labelled, smoothed. */
    private double[] targets;

    private Batch others;

    /** Reviews, their dropout, the variance of their word vectors' columns, and the gradient by these of the plain pass. */
    private record Batch(int[][] ids, DropoutMasks masks, double[] variance, TokenVectors gradient) {
        int size() {
            return ids.length;
        }
    }

    /**
     * @param embedding [V, E], as the engine reads it
     * @param embeddingGradient added to; {@code null} where the embedding does not learn
     */
    AuxiliaryLosses(
            AdversarialConfig adversarial,
            UnlabelledConfig unlabelled,
            MultiLayerNetwork network,
            SequenceEngine engine,
            float[] embedding,
            EmbeddingGradient embeddingGradient) {
        this.adversarial = adversarial;
        this.unlabelled = unlabelled;
        this.network = network;
        this.engine = engine;
        this.embedding = embedding;
        this.embeddingGradient = embeddingGradient;
        dropout = encoder().layerConf().dropoutRates();
        passGradient = Nd4j.create(1, encoder().params().length());
    }

    private SequenceEncoderLayer encoder() {
        return (SequenceEncoderLayer) network.getLayer(0);
    }

    /**
     * Says what the next step learns from.
     *
     * @param ids [B][length] the labelled batch
     * @param labelSmoothing how much of a label's certainty is dealt out evenly to both labels
     * @param unlabelledIds [U][length]; may be empty
     * @param dropoutSeed of the labelled batch
     */
    void begin(int[][] ids, int[] labels, double labelSmoothing, int[][] unlabelledIds, long dropoutSeed) {
        labelled = batch(ids, dropoutSeed);
        targets = Arrays.stream(labels)
                .mapToDouble(label -> label == 1 ? 1 - labelSmoothing / 2 : labelSmoothing / 2)
                .toArray();
        others = batch(unlabelledIds, ~dropoutSeed);
        encoder().setTokenGradient(adversarial.on() || unlabelled.virtual() ? labelled.gradient : null);
    }

    private Batch batch(int[][] ids, long dropoutSeed) {
        int dimension = encoder().layerConf().shape().inputSize();
        return new Batch(
                ids,
                new DropoutMasks(dropout, dropoutSeed),
                Perturbation.columnVariance(embedding, dimension, ids),
                new TokenVectors(ids, dimension));
    }

    @Override
    public void onGradientCalculation(Model model) {
        MarginHead head = MarginHead.of(network);
        double[] labelledPredictions =
                head.probabilities(network.getOutputLayer().input());
        if (adversarial.on()) {
            double[] signs = signsAwayFrom(targets, labelledPredictions);
            // Deeplearning4j will divide by the labelled reviews.
            perturbedPass(head, labelled, signs, adversarial.epsilon(), b -> targets[b], adversarial.weight());
        }
        if (unlabelled.virtual()) {
            double[] signs = signsAwayFrom(labelledPredictions, labelledPredictions);
            virtualPass(head, labelled, signs, labelledPredictions);
        }
        if (others.size() > 0) {
            double[] predictions = entropyPass(head, others);
            if (unlabelled.virtual()) {
                double[] uphill = new double[others.size()];
                Arrays.fill(uphill, 1);
                virtualPass(head, others, uphill, predictions);
            }
        }
        head.addGradientTo(network);
    }

    /**
     * Which way along the cross-entropy's gradient leads away from a class.
     *
     * @param classes [B] P(positive); above a half positive
     * @return [B] 1 uphill, -1 downhill: a smoothed label is passed by a surer prediction, whose loss falls on the way back
     */
    private double[] signsAwayFrom(double[] classes, double[] predictions) {
        return IntStream.range(0, targets.length)
                .mapToDouble(b -> predictions[b] < targets[b] == classes[b] > 0.5 ? 1 : -1)
                .toArray();
    }

    private void virtualPass(MarginHead head, Batch batch, double[] signs, double[] predictions) {
        double share = (double) labelled.size() / (labelled.size() + others.size());
        perturbedPass(
                head, batch, signs, unlabelled.epsilon(), b -> predictions[b], unlabelled.virtualWeight() * share);
    }

    /**
     * Learns targets with the word vectors moved.
     *
     * @param target P(positive) that each review shall have; cross-entropy and divergence from it have the same gradient
     * @param weight of a review
     */
    private void perturbedPass(
            MarginHead head, Batch batch, double[] signs, double epsilon, IntToDoubleFunction target, double weight) {
        TokenVectors moves = Perturbation.of(batch.ids, batch.gradient, signs, epsilon, batch.variance);
        try (INDArray vectors = engine.forward(encoder().params(), batch.ids, batch.masks, moves)) {
            double[] probabilities = head.probabilities(vectors);
            double[] slopes = IntStream.range(0, batch.size())
                    .mapToDouble(b -> weight * (probabilities[b] - target.applyAsDouble(b)))
                    .toArray();
            try (INDArray vectorGradient = head.backward(vectors, slopes)) {
                engine.backward(vectorGradient, passGradient, embeddingGradient, null);
                addPass();
            }
        }
    }

    /**
     * Lowers the entropy where that is wanted, and finds where it rises.
     *
     * @return P(positive)
     */
    private double[] entropyPass(MarginHead head, Batch batch) {
        boolean learns = unlabelled.entropyWeight() > 0;
        double weight = learns ? unlabelled.entropyWeight() * labelled.size() / batch.size() : 1;
        try (INDArray vectors = engine.forward(encoder().params(), batch.ids, batch.masks)) {
            double[] margins = head.margins(vectors);
            double[] slopes = Arrays.stream(margins)
                    .map(m -> -weight * m * MarginHead.sigmoid(m) * MarginHead.sigmoid(-m))
                    .toArray();
            try (INDArray vectorGradient = learns ? head.backward(vectors, slopes) : head.spread(slopes)) {
                engine.backward(vectorGradient, passGradient, learns ? embeddingGradient : null, batch.gradient);
            }
            if (learns) {
                addPass();
            }
            return Arrays.stream(margins).map(MarginHead::sigmoid).toArray();
        }
    }

    private void addPass() {
        INDArray flat = network.getFlattenedGradients();
        flat.reshape(flat.length())
                .get(interval(0, passGradient.length()))
                .addi(passGradient.reshape(passGradient.length()));
    }
}
