package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.VectorMath.COARSE;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link sentiment.recurrent.Cell#LSTM}; gates i, f, g, o. */
final class FusedLstm implements FusedCell {

    @Override
    public boolean hasCellState() {
        return true;
    }

    @Override
    public void forward(
            DirectionState state,
            StepRows step,
            int from,
            int to,
            DirectionWeights weights,
            float[] output,
            int stride) {
        for (int r = from; r < to; r++) {
            int row = step.first() + r;
            int previous = r < step.carried() ? state.cell(step.previous() + r, r) : -1;
            forwardRow(state, weights.bias, row, state.cell(row, r), previous, output, row * stride + state.column);
        }
    }

    private static void forwardRow(
            DirectionState state, float[] bias, int row, int cell, int previous, float[] output, int out) {
        float[] gates = state.gates;
        int width = state.width;
        int pi = state.preActivation(row);
        int gi = state.gate(row);
        int gf = gi + width;
        int gg = gf + width;
        int go = gg + width;
        for (int gate = 0; gate < 4; gate++) {
            float slope = gate == 2 ? VectorMath.TANH : VectorMath.SIGMOID;
            int offset = gate * width;
            VectorMath.activate(state.preActivations, pi + offset, bias, offset, gates, gi + offset, width, slope);
        }
        for (int j = 0; j < width; j += LANES) {
            FloatVector c = fromArray(SPECIES, gates, gi + j).mul(fromArray(SPECIES, gates, gg + j));
            if (previous >= 0) {
                c = fromArray(SPECIES, gates, gf + j).fma(fromArray(SPECIES, state.cell, previous + j), c);
            }
            c = c.add(COARSE).sub(COARSE);
            c.intoArray(state.cell, cell + j);
            FloatVector tanh = VectorMath.tanh(c);
            tanh.intoArray(state.cellTanh, cell + j);
            fromArray(SPECIES, gates, go + j).mul(tanh).intoArray(output, out + j);
        }
    }

    @Override
    public void backward(DirectionState state, StepRows step, int from, int to, float[] output, int stride) {
        for (int r = from; r < to; r++) {
            int row = step.first() + r;
            int previous = r < step.carried() ? (step.previous() + r) * state.width : -1;
            backwardRow(state, row, r, previous);
        }
    }

    private static void backwardRow(DirectionState state, int row, int sequence, int previous) {
        float[] gates = state.gates;
        float[] cellGradient = state.cellGradient;
        int width = state.width;
        int carry = sequence * width;
        for (int j = 0; j < width; j += LANES) {
            int gi = row * state.gateWidth + j;
            int gf = gi + width;
            int gg = gf + width;
            int go = gg + width;
            FloatVector i = fromArray(SPECIES, gates, gi);
            FloatVector f = fromArray(SPECIES, gates, gf);
            FloatVector g = fromArray(SPECIES, gates, gg);
            FloatVector o = fromArray(SPECIES, gates, go);
            FloatVector tanh = fromArray(SPECIES, state.cellTanh, row * width + j);
            FloatVector dh = fromArray(SPECIES, state.hiddenGradient, carry + j)
                    .add(COARSE)
                    .sub(COARSE);
            FloatVector.zero(SPECIES).intoArray(state.hiddenGradient, carry + j);

            FloatVector dhO = dh.mul(o);
            FloatVector dc = fromArray(SPECIES, cellGradient, carry + j)
                    .add(dhO.sub(dhO.mul(tanh).mul(tanh)));
            dc = dc.add(COARSE).sub(COARSE);
            dhO.mul(tanh).mul(VectorMath.ONE.sub(o)).intoArray(gates, go);
            dc.mul(f).intoArray(cellGradient, carry + j);
            FloatVector dcI = dc.mul(i);
            dcI.mul(g).mul(VectorMath.ONE.sub(i)).intoArray(gates, gi);
            dcI.sub(dcI.mul(g).mul(g)).intoArray(gates, gg);
            if (previous >= 0) {
                FloatVector c = fromArray(SPECIES, state.cell, previous + j);
                dc.mul(f).mul(c).mul(VectorMath.ONE.sub(f)).intoArray(gates, gf);
            } else {
                FloatVector.zero(SPECIES).intoArray(gates, gf);
            }
        }
    }
}
