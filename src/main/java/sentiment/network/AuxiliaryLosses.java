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
import sentiment.batch.UnlabelledReviews;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;

/**
 * Losses beside the labels' cross-entropy: adversarial, virtual adversarial, entropy, and cross-entropy from a teacher's
 * probabilities. Deeplearning4j calls it between the gradient of a labelled batch and the update; it adds the gradients of
 * its own forward and backward passes, so that clipping and updater see their sum.
 *
 * <p><b>The virtual adversarial direction is exact.</b> Miyato et al. approximate the first eigenvector of the
 * divergence's Hessian by a power iteration with finite differences. Of two classes, a prediction p depends on one margin
 * m alone, the Hessian is p(1−p)·∇m·∇mᵀ, and its only eigenvector is ∇m: one backward pass gives it without random start or
 * step size. Of its two signs, the one towards the other class diverges further. Whatever is learned of a review as it is
 * has a gradient along ∇m, so one pass gives that and the direction: of an unlabelled review, the pass of entropy and
 * teacher; of a labelled one, the cross-entropy's own backward pass.
 *
 * <p><b>The teacher's labels stay soft</b> (Hinton, Vinyals &amp; Dean 2015) and the student learns them under its own
 * dropout, the noise of Xie et al. (CVPR 2020). The cross-entropy of two classes from a teacher's q has the derivative
 * p − q by the margin, as it has from a label.
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

    private LossBatch labelled;
    /** [B] P(positive) as labelled, smoothed. */
    private double[] targets;

    private LossBatch others;
    /** [U] P(positive) by the teacher; empty where there is none. */
    private double[] taught;

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
     * @param reviews [U] without a label; may be empty
     * @param dropoutSeed of the labelled batch
     */
    void begin(int[][] ids, int[] labels, double labelSmoothing, UnlabelledReviews reviews, long dropoutSeed) {
        labelled = batch(ids, dropoutSeed, adversarial.on() || unlabelled.virtual());
        targets = Arrays.stream(labels)
                .mapToDouble(label -> label == 1 ? 1 - labelSmoothing / 2 : labelSmoothing / 2)
                .toArray();
        others = batch(reviews.ids(), ~dropoutSeed, unlabelled.virtual());
        taught = reviews.teacher();
        encoder().setTokenGradient(labelled.gradient());
    }

    private LossBatch batch(int[][] ids, long dropoutSeed, boolean moved) {
        DropoutMasks masks = new DropoutMasks(dropout, dropoutSeed);
        int dimension = encoder().layerConf().shape().inputSize();
        return moved ? LossBatch.movable(ids, masks, embedding, dimension) : LossBatch.still(ids, masks);
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
            learnOthers(head);
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

    private void virtualPass(MarginHead head, LossBatch batch, double[] signs, double[] predictions) {
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
            MarginHead head,
            LossBatch batch,
            double[] signs,
            double epsilon,
            IntToDoubleFunction target,
            double weight) {
        TokenVectors moves = batch.moves(signs, epsilon);
        try (INDArray vectors = engine.forward(encoder().params(), batch.ids(), batch.masks(), moves)) {
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

    /** Learns what is wanted of the unlabelled reviews as they are, then of them moved. */
    private void learnOthers(MarginHead head) {
        double[] margins;
        double[] slopes;
        try (INDArray vectors = engine.forward(encoder().params(), others.ids(), others.masks())) {
            boolean learns = unlabelled.entropyWeight() > 0 || unlabelled.taught();
            margins = head.margins(vectors);
            slopes = IntStream.range(0, others.size())
                    .mapToDouble(b -> learns ? plainSlope(b, margins[b]) : entropySlope(margins[b]))
                    .toArray();
            try (INDArray vectorGradient = learns ? head.backward(vectors, slopes) : head.spread(slopes)) {
                engine.backward(vectorGradient, passGradient, learns ? embeddingGradient : null, others.gradient());
            }
            if (learns) {
                addPass();
            }
        }
        if (unlabelled.virtual()) {
            double[] signs = IntStream.range(0, others.size())
                    .mapToDouble(b -> slopes[b] * margins[b] > 0 ? -1 : 1)
                    .toArray();
            virtualPass(
                    head,
                    others,
                    signs,
                    Arrays.stream(margins).map(MarginHead::sigmoid).toArray());
        }
    }

    /** The derivative by the margin of all that an unlabelled review as it is shall learn. */
    private double plainSlope(int b, double margin) {
        double slope = unlabelled.entropyWeight() * entropySlope(margin);
        if (unlabelled.taught()) {
            slope += unlabelled.teacherWeight() * (MarginHead.sigmoid(margin) - taught[b]);
        }
        // Deeplearning4j will divide by the labelled reviews.
        return slope * labelled.size() / others.size();
    }

    private static double entropySlope(double margin) {
        return -margin * MarginHead.sigmoid(margin) * MarginHead.sigmoid(-margin);
    }

    private void addPass() {
        INDArray flat = network.getFlattenedGradients();
        flat.reshape(flat.length())
                .get(interval(0, passGradient.length()))
                .addi(passGradient.reshape(passGradient.length()));
    }
}
