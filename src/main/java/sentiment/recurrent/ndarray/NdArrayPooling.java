package sentiment.recurrent.ndarray;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.EncoderShape;

/** Pooling of packed rows [N, D] to review vectors [B, D] in packed order, and back. Stateless. */
final class NdArrayPooling {
    private final EncoderShape shape;

    NdArrayPooling(EncoderShape shape) {
        this.shape = shape;
    }

    /** @param attention [1, D] or null */
    INDArray forward(PackedLayout layout, INDArray output, INDArray attention) {
        INDArray vectors = Nd4j.create(output.dataType(), layout.sequences(), output.columns());
        for (int b = 0; b < layout.sequences(); b++) {
            INDArray steps = output.getRows(rowsOf(layout, b));
            vectors.putRow(b, forward(steps, attention));
        }
        return vectors;
    }

    private INDArray forward(INDArray steps, INDArray attention) {
        return switch (shape.pooling()) {
            case MAX -> steps.max(0);
            case MEAN -> steps.mean(0);
            case LAST -> last(steps);
            case ATTENTION -> weights(steps, attention).transpose().mmul(steps);
        };
    }

    private INDArray last(INDArray steps) {
        INDArray vector = steps.getRow(steps.rows() - 1, true).dup('c');
        if (shape.bidirectional()) {
            vector.get(all(), reverseColumns()).assign(steps.getRow(0, true).get(all(), reverseColumns()));
        }
        return vector;
    }

    /** [T, 1] softmax(w·tanh(h)). */
    private static INDArray weights(INDArray steps, INDArray attention) {
        INDArray scores = Transforms.tanh(steps, true).mmul(attention.transpose());
        return Transforms.softmax(scores.transpose(), true).transpose();
    }

    /**
     * @param vectorGradient [B, D] in packed order
     * @param attentionGradient [1, D], overwritten, or null
     * @return [N, D]
     */
    INDArray backward(
            PackedLayout layout,
            INDArray output,
            INDArray attention,
            INDArray vectorGradient,
            INDArray attentionGradient) {
        INDArray outputGradient = output.like();
        if (attentionGradient != null) {
            attentionGradient.assign(0);
        }
        for (int b = 0; b < layout.sequences(); b++) {
            int[] rows = rowsOf(layout, b);
            INDArray gradient =
                    backward(output.getRows(rows), attention, vectorGradient.getRow(b, true), attentionGradient);
            for (int t = 0; t < rows.length; t++) {
                outputGradient.putRow(rows[t], gradient.getRow(t));
            }
        }
        return outputGradient;
    }

    private INDArray backward(INDArray steps, INDArray attention, INDArray gradient, INDArray attentionGradient) {
        INDArray result = steps.like();
        switch (shape.pooling()) {
            case MEAN -> result.addiRowVector(gradient.div(steps.rows()));
            case MAX -> {
                INDArray winners = steps.argMax(0);
                for (int j = 0; j < steps.columns(); j++) {
                    result.putScalar(winners.getLong(j), j, gradient.getDouble(j));
                }
            }
            case LAST -> {
                result.putRow(steps.rows() - 1, gradient);
                if (shape.bidirectional()) {
                    result.get(all(), reverseColumns()).assign(0);
                    result.get(interval(0, 1), reverseColumns()).assign(gradient.get(all(), reverseColumns()));
                }
            }
            case ATTENTION -> {
                INDArray weights = weights(steps, attention);
                INDArray weightGradient = steps.mmul(gradient.transpose());
                double expected = weights.mul(weightGradient).sumNumber().doubleValue();
                INDArray scoreGradient = weightGradient.sub(expected).muli(weights);
                INDArray squashed = Transforms.tanh(steps, true);
                result.addi(weights.mmul(gradient))
                        .addi(scoreGradient
                                .mmul(attention)
                                .muli(squashed.mul(squashed).rsubi(1)));
                attentionGradient.addi(scoreGradient.transpose().mmul(squashed));
            }
        }
        return result;
    }

    private INDArrayIndex reverseColumns() {
        return interval(shape.hiddenSize(), shape.outputSize());
    }

    private static int[] rowsOf(PackedLayout layout, int sequence) {
        int[] rows = new int[layout.lengths()[sequence]];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = layout.offsets()[t] + sequence;
        }
        return rows;
    }
}
