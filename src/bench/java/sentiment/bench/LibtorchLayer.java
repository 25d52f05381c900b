package sentiment.bench;

import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.Tensor;

/** One layer of libtorch's {@code nn.LSTM}, {@code nn.GRU} or {@code nn.RNN} behind one face. */
interface LibtorchLayer {

    /**
     * @param input [T, B, E]
     * @return [T, B, H] the outputs of all steps
     */
    Tensor padded(Tensor input);

    /** Returns the last states, [1, B, H]. */
    Tensor packed(PackedSequence input);

    void forgetGradients();

    static LibtorchLayer of(Work work) {
        return switch (work.cell()) {
            case LSTM -> lstm(new LSTMImpl(new LSTMOptions(Work.EMBEDDING, work.hidden())));
            case GRU -> gru(new GRUImpl(new GRUOptions(Work.EMBEDDING, work.hidden())));
            case RNN -> rnn(new RNNImpl(new RNNOptions(Work.EMBEDDING, work.hidden())));
        };
    }

    private static LibtorchLayer lstm(LSTMImpl lstm) {
        return new LibtorchLayer() {
            @Override
            public Tensor padded(Tensor input) {
                return lstm.forward(input).get0();
            }

            @Override
            public Tensor packed(PackedSequence input) {
                return lstm.forward_with_packed_input(input).get1().get0();
            }

            @Override
            public void forgetGradients() {
                forget(lstm);
            }
        };
    }

    private static LibtorchLayer gru(GRUImpl gru) {
        return new LibtorchLayer() {
            @Override
            public Tensor padded(Tensor input) {
                return gru.forward(input).get0();
            }

            @Override
            public Tensor packed(PackedSequence input) {
                return gru.forward_with_packed_input(input).get1();
            }

            @Override
            public void forgetGradients() {
                forget(gru);
            }
        };
    }

    private static LibtorchLayer rnn(RNNImpl rnn) {
        return new LibtorchLayer() {
            @Override
            public Tensor padded(Tensor input) {
                return rnn.forward(input).get0();
            }

            @Override
            public Tensor packed(PackedSequence input) {
                return rnn.forward_with_packed_input(input).get1();
            }

            @Override
            public void forgetGradients() {
                forget(rnn);
            }
        };
    }

    private static void forget(Module module) {
        module.zero_grad(true);
    }
}
