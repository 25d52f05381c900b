package sentiment.recurrent.ndarray;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.ops.transforms.Transforms.sigmoid;
import static org.nd4j.linalg.ops.transforms.Transforms.tanh;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.recurrent.Cell;

/** One step of a cell on n rows, forward and backward; the equations stand at {@link Cell}. Stateless. */
interface NdArrayCell {

    static NdArrayCell of(Cell cell) {
        return switch (cell) {
            case RNN -> new Rnn();
            case GRU -> new Gru();
            case LSTM -> new Lstm();
        };
    }

    /**
     * What a step starts from.
     *
     * @param input [n, G·H] x·W + b
     * @param product [n, G·H] h'·U (plus the GRU's c)
     * @param hidden [n, H] h', zero where a review begins
     * @param cell [n, H] c', zero where a review begins
     */
    record Inputs(INDArray input, INDArray product, INDArray hidden, INDArray cell) {}

    /** What a step gives: activated gates [n, G·H], h [n, H], c [n, H] (a cell without c gives zeros). */
    record Outputs(INDArray gates, INDArray hidden, INDArray cell) {}

    /** Gradients of a step's inputs, in the same shapes; {@code hidden} without the part through U. */
    record Gradients(INDArray input, INDArray product, INDArray hidden, INDArray cell) {}

    Outputs forward(Inputs in);

    Gradients backward(Inputs in, Outputs out, INDArray hiddenGradient, INDArray cellGradient);

    /** Gate g of [n, G·H]. */
    static INDArray gate(INDArray gates, int g, long hiddenSize) {
        return gates.get(all(), interval(g * hiddenSize, (g + 1) * hiddenSize));
    }

    /** a·(1−a), the slope of the logistic function by its value. */
    private static INDArray sigmoidSlope(INDArray value) {
        return value.mul(value.rsub(1));
    }

    /** 1−a², the slope of tanh by its value. */
    private static INDArray tanhSlope(INDArray value) {
        return value.mul(value).rsubi(1);
    }

    /** {@link Cell#RNN}. */
    final class Rnn implements NdArrayCell {
        @Override
        public Outputs forward(Inputs in) {
            INDArray h = tanh(in.input().add(in.product()), false);
            return new Outputs(h, h, h.like());
        }

        @Override
        public Gradients backward(Inputs in, Outputs out, INDArray dh, INDArray dc) {
            INDArray sum = dh.mul(tanhSlope(out.hidden()));
            return new Gradients(sum, sum, dh.like(), dc);
        }
    }

    /** {@link Cell#LSTM}. */
    final class Lstm implements NdArrayCell {
        @Override
        public Outputs forward(Inputs in) {
            long size = in.hidden().columns();
            INDArray sum = in.input().add(in.product());
            INDArray i = sigmoid(gate(sum, 0, size));
            INDArray f = sigmoid(gate(sum, 1, size));
            INDArray g = tanh(gate(sum, 2, size), true);
            INDArray o = sigmoid(gate(sum, 3, size));
            INDArray c = f.mul(in.cell()).addi(i.mul(g));
            return new Outputs(Nd4j.hstack(i, f, g, o), o.mul(tanh(c, true)), c);
        }

        @Override
        public Gradients backward(Inputs in, Outputs out, INDArray dh, INDArray dc) {
            long size = in.hidden().columns();
            INDArray i = gate(out.gates(), 0, size);
            INDArray f = gate(out.gates(), 1, size);
            INDArray g = gate(out.gates(), 2, size);
            INDArray o = gate(out.gates(), 3, size);
            INDArray squashed = tanh(out.cell(), true);
            INDArray dCell = dh.mul(o).muli(tanhSlope(squashed)).addi(dc);
            INDArray sum = Nd4j.hstack(
                    dCell.mul(g).muli(sigmoidSlope(i)),
                    dCell.mul(in.cell()).muli(sigmoidSlope(f)),
                    dCell.mul(i).muli(tanhSlope(g)),
                    dh.mul(squashed).muli(sigmoidSlope(o)));
            return new Gradients(sum, sum, dh.like(), dCell.mul(f));
        }
    }

    /** {@link Cell#GRU}. */
    final class Gru implements NdArrayCell {
        @Override
        public Outputs forward(Inputs in) {
            long size = in.hidden().columns();
            INDArray sum = in.input().add(in.product());
            INDArray r = sigmoid(gate(sum, 0, size));
            INDArray z = sigmoid(gate(sum, 1, size));
            INDArray n = tanh(r.mul(gate(in.product(), 2, size)).addi(gate(in.input(), 2, size)), false);
            INDArray h = n.sub(z.mul(n)).addi(z.mul(in.hidden()));
            return new Outputs(Nd4j.hstack(r, z, n), h, h.like());
        }

        @Override
        public Gradients backward(Inputs in, Outputs out, INDArray dh, INDArray dc) {
            long size = in.hidden().columns();
            INDArray r = gate(out.gates(), 0, size);
            INDArray z = gate(out.gates(), 1, size);
            INDArray n = gate(out.gates(), 2, size);
            INDArray dz = dh.mul(in.hidden().sub(n)).muli(sigmoidSlope(z));
            INDArray dn = dh.mul(z.rsub(1)).muli(tanhSlope(n));
            INDArray dr = dn.mul(gate(in.product(), 2, size)).muli(sigmoidSlope(r));
            return new Gradients(Nd4j.hstack(dr, dz, dn), Nd4j.hstack(dr, dz, dn.mul(r)), dh.mul(z), dc);
        }
    }
}
