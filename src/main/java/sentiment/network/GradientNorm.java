package sentiment.network;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import sentiment.recurrent.EmbeddingGradient;

/** Measures gradients between their computation and the clipping, after which Deeplearning4j has updates in their place. */
final class GradientNorm extends BaseTrainingListener {
    private double networkNorm = Double.NaN;

    @Override
    public void onGradientCalculation(Model model) {
        networkNorm = ((MultiLayerNetwork) model)
                .getFlattenedGradients()
                .norm2Number()
                .doubleValue();
    }

    /**
     * The L2 norm of the mean gradient of the last batch.
     *
     * @param embedding the word vectors' part; null where they do not learn
     */
    double of(EmbeddingGradient embedding, int batchSize) {
        double squares = networkNorm * networkNorm;
        for (int i = 0; embedding != null && i < embedding.size() * embedding.dimension(); i++) {
            squares += (double) embedding.values()[i] * embedding.values()[i];
        }
        return Math.sqrt(squares) / batchSize;
    }
}
