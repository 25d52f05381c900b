package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.VectorMath.COARSE;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** {@link sentiment.recurrent.Cell#GRU}; gates r, z, n, the recurrent product kept apart. */
final class FusedGru implements FusedCell {

    @Override
    public boolean separateRecurrent() {
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
        int fresh = Math.min(to, Math.max(from, step.carried()));
        Arrays.fill(state.recurrent, state.gate(step.first() + fresh), state.gate(step.first() + to), 0f);
        for (int r = from; r < to; r++) {
            int row = step.first() + r;
            int previous = r < step.carried() ? (step.previous() + r) * stride + state.column : -1;
            forwardRow(state, weights, row, previous, output, row * stride + state.column);
        }
    }

    private static void forwardRow(
            DirectionState state, DirectionWeights weights, int row, int previous, float[] output, int out) {
        float[] preActivations = state.preActivations;
        float[] gates = state.gates;
        float[] recurrent = state.recurrent;
        int width = state.width;
        int pr = state.preActivation(row);
        int gate = state.gate(row);
        int gz = gate + width;
        int gn = gz + width;
        VectorMath.add(recurrent, gate, preActivations, pr, 2 * width);
        VectorMath.activate(preActivations, pr, weights.bias, 0, gates, gate, 2 * width, VectorMath.SIGMOID);
        for (int j = 0; j < width; j += LANES) {
            FloatVector product =
                    fromArray(SPECIES, recurrent, gn + j).add(fromArray(SPECIES, weights.recurrentBias, j));
            product.intoArray(recurrent, gn + j);
            fromArray(SPECIES, gates, gate + j)
                    .fma(product, fromArray(SPECIES, preActivations, pr + 2 * width + j))
                    .intoArray(gates, gn + j);
        }
        VectorMath.activate(gates, gn, weights.bias, 2 * width, gates, gn, width, VectorMath.TANH);
        for (int j = 0; j < width; j += LANES) {
            FloatVector z = fromArray(SPECIES, gates, gz + j);
            FloatVector n = fromArray(SPECIES, gates, gn + j);
            FloatVector h = n.sub(z.mul(n));
            if (previous >= 0) {
                h = z.fma(fromArray(SPECIES, output, previous + j), h);
            }
            h.add(COARSE).sub(COARSE).intoArray(output, out + j);
        }
    }

    @Override
    public void backward(DirectionState state, StepRows step, int from, int to, float[] output, int stride) {
        for (int r = from; r < to; r++) {
            int row = step.first() + r;
            int previous = r < step.carried() ? (step.previous() + r) * stride + state.column : -1;
            backwardRow(state, row * state.gateWidth, r * state.width, previous, output);
        }
    }

    private static void backwardRow(DirectionState state, int gate, int carry, int previous, float[] output) {
        float[] gates = state.gates;
        float[] recurrent = state.recurrent;
        int width = state.width;
        for (int j = 0; j < width; j += LANES) {
            int gr = gate + j;
            int gz = gr + width;
            int gn = gz + width;
            FloatVector r = fromArray(SPECIES, gates, gr);
            FloatVector z = fromArray(SPECIES, gates, gz);
            FloatVector n = fromArray(SPECIES, gates, gn);
            FloatVector dh = fromArray(SPECIES, state.hiddenGradient, carry + j)
                    .add(COARSE)
                    .sub(COARSE);

            FloatVector difference = n.neg();
            if (previous >= 0) {
                difference = difference.add(fromArray(SPECIES, output, previous + j));
            }
            FloatVector through = dh.mul(z);
            through.intoArray(state.hiddenGradient, carry + j);
            FloatVector dz = dh.mul(difference).mul(z).mul(VectorMath.ONE.sub(z));
            FloatVector dn = dh.sub(through);
            dn = dn.sub(dn.mul(n).mul(n));
            FloatVector dr = dn.mul(fromArray(SPECIES, recurrent, gn)).mul(r).mul(VectorMath.ONE.sub(r));
            dr.intoArray(gates, gr);
            dz.intoArray(gates, gz);
            dn.intoArray(gates, gn);
            dr.intoArray(recurrent, gr);
            dz.intoArray(recurrent, gz);
            dn.mul(r).intoArray(recurrent, gn);
        }
    }
}
