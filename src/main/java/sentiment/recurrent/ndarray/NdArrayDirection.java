package sentiment.recurrent.ndarray;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.ndarray.NdArrayCell.Gradients;
import sentiment.recurrent.ndarray.NdArrayCell.Inputs;
import sentiment.recurrent.ndarray.NdArrayCell.Outputs;

/** Runs one direction of one layer over packed rows and back. Keeps one batch's steps; not thread-safe. */
final class NdArrayDirection {

    /**
     * Weights, or their gradients, as views of a flat vector.
     *
     * @param input W [in, G·H]
     * @param recurrent U [H, G·H]
     * @param bias b [1, G·H]
     * @param recurrentBias c [1, H] of a GRU, else null
     */
    record Weights(INDArray input, INDArray recurrent, INDArray bias, INDArray recurrentBias) {}

    private final NdArrayCell cell;
    private final boolean reversed;
    private Inputs[] inputs;
    private Outputs[] outputs;

    NdArrayDirection(NdArrayCell cell, boolean reversed) {
        this.cell = cell;
        this.reversed = reversed;
    }

    /**
     * @param x [N, in]
     * @return [N, H]
     */
    INDArray forward(PackedLayout layout, INDArray x, Weights weights) {
        int steps = layout.steps();
        inputs = new Inputs[steps];
        outputs = new Outputs[steps];
        long size = weights.recurrent().rows();
        INDArray projected = x.mmul(weights.input()).addiRowVector(weights.bias());
        INDArray hidden = Nd4j.create(x.dataType(), layout.rows(), size);
        for (int s = 0; s < steps; s++) {
            int t = reversed ? steps - 1 - s : s;
            INDArray previousHidden = Nd4j.create(x.dataType(), layout.batchSizes()[t], size);
            INDArray previousCell = previousHidden.like();
            int carried = layout.carriedRows(t, reversed);
            if (carried > 0) {
                Outputs previous = outputs[previous(t)];
                first(previousHidden, carried).assign(first(previous.hidden(), carried));
                first(previousCell, carried).assign(first(previous.cell(), carried));
            }
            INDArray product = previousHidden.mmul(weights.recurrent());
            if (weights.recurrentBias() != null) {
                product.get(all(), interval(product.columns() - size, product.columns()))
                        .addiRowVector(weights.recurrentBias());
            }
            inputs[t] = new Inputs(rows(layout, projected, t), product, previousHidden, previousCell);
            outputs[t] = cell.forward(inputs[t]);
            rows(layout, hidden, t).assign(outputs[t].hidden());
        }
        return hidden;
    }

    /**
     * @param x [N, in]
     * @param outputGradient [N, H]
     * @param gradients overwritten
     * @return [N, in] gradient of x
     */
    INDArray backward(PackedLayout layout, INDArray x, INDArray outputGradient, Weights weights, Weights gradients) {
        int steps = layout.steps();
        long size = weights.recurrent().rows();
        INDArray hiddenGradient = outputGradient.dup('c');
        INDArray cellGradient = Nd4j.create(x.dataType(), layout.sequences(), size);
        INDArray inputGradient =
                Nd4j.create(x.dataType(), layout.rows(), weights.input().columns());
        gradients.recurrent().assign(0);
        INDArray recurrentBiasGradient = Nd4j.create(x.dataType(), 1, size);
        for (int s = steps - 1; s >= 0; s--) {
            int t = reversed ? steps - 1 - s : s;
            int count = layout.batchSizes()[t];
            Gradients step =
                    cell.backward(inputs[t], outputs[t], rows(layout, hiddenGradient, t), first(cellGradient, count));
            rows(layout, inputGradient, t).assign(step.input());
            gradients.recurrent().addi(inputs[t].hidden().transpose().mmul(step.product()));
            recurrentBiasGradient.addi(
                    NdArrayCell.gate(step.product(), step.product().columns() / (int) size - 1, size)
                            .sum(true, 0));
            int carried = layout.carriedRows(t, reversed);
            if (carried > 0) {
                INDArray previous =
                        step.product().mmul(weights.recurrent().transpose()).addi(step.hidden());
                first(rows(layout, hiddenGradient, previous(t)), carried).addi(first(previous, carried));
                first(cellGradient, carried).assign(first(step.cell(), carried));
            }
        }
        gradients.input().assign(x.transpose().mmul(inputGradient));
        gradients.bias().assign(inputGradient.sum(true, 0));
        if (gradients.recurrentBias() != null) {
            gradients.recurrentBias().assign(recurrentBiasGradient);
        }
        return inputGradient.mmul(weights.input().transpose());
    }

    private int previous(int t) {
        return reversed ? t + 1 : t - 1;
    }

    private static INDArray rows(PackedLayout layout, INDArray packed, int t) {
        return packed.get(interval(layout.offsets()[t], layout.offsets()[t + 1]), all());
    }

    private static INDArray first(INDArray array, int count) {
        return array.get(interval(0, count), all());
    }
}
