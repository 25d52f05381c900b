package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.VectorMath.COARSE;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link sentiment.recurrent.Cell#RNN}. */
final class FusedRnn implements FusedCell {

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
            int preActivation = state.preActivation(step.first() + r);
            int out = (step.first() + r) * stride + state.column;
            VectorMath.activate(
                    state.preActivations, preActivation, weights.bias, 0, output, out, state.width, VectorMath.TANH);
            VectorMath.flush(output, out, state.width);
        }
    }

    @Override
    public void backward(DirectionState state, StepRows step, int from, int to, float[] output, int stride) {
        for (int r = from; r < to; r++) {
            int gate = (step.first() + r) * state.gateWidth;
            int out = (step.first() + r) * stride + state.column;
            int carry = r * state.width;
            for (int j = 0; j < state.width; j += LANES) {
                FloatVector h = fromArray(SPECIES, output, out + j);
                FloatVector dh = fromArray(SPECIES, state.hiddenGradient, carry + j)
                        .add(COARSE)
                        .sub(COARSE);
                FloatVector.zero(SPECIES).intoArray(state.hiddenGradient, carry + j);
                dh.sub(dh.mul(h).mul(h)).intoArray(state.gates, gate + j);
            }
        }
    }
}
