package sentiment.bench;

import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.T_PackedSequenceT_TensorTensor_T_T;
import org.bytedeco.pytorch.T_PackedSequenceTensor_T;
import org.bytedeco.pytorch.Tensor;
import sentiment.recurrent.EncoderShape;

/** libtorch's {@code nn.LSTM}, {@code nn.GRU} or {@code nn.RNN} behind one face. */
interface LibtorchLayer {

    /** Its weights, and their gradients. */
    Module module();

    /**
     * @param input [T, B, E]
     * @return [T, B, D] the outputs of all steps
     */
    Tensor padded(Tensor input);

    Packed packed(PackedSequence input);

    /**
     * What it makes of a packed sequence.
     *
     * @param steps [N, D] the outputs of all steps
     * @param last [layers · directions, B, H] the last states, reviews in packed order
     */
    record Packed(Tensor steps, Tensor last) {}

    /** Of the shape's cell, sizes, layers and directions, with libtorch's own start weights. */
    static LibtorchLayer of(EncoderShape shape) {
        return switch (shape.cell()) {
            case LSTM -> lstm(shape);
            case GRU -> gru(shape);
            case RNN -> rnn(shape);
        };
    }

    private static LibtorchLayer lstm(EncoderShape shape) {
        LSTMOptions options = new LSTMOptions(shape.inputSize(), shape.hiddenSize());
        options.num_layers().put(shape.layers());
        options.bidirectional().put(shape.bidirectional());
        LSTMImpl lstm = new LSTMImpl(options);
        return new LibtorchLayer() {
            @Override
            public Module module() {
                return lstm;
            }

            @Override
            public Tensor padded(Tensor input) {
                return lstm.forward(input).get0();
            }

            @Override
            public Packed packed(PackedSequence input) {
                T_PackedSequenceT_TensorTensor_T_T output = lstm.forward_with_packed_input(input);
                return new Packed(output.get0().data(), output.get1().get0());
            }
        };
    }

    private static LibtorchLayer gru(EncoderShape shape) {
        GRUOptions options = new GRUOptions(shape.inputSize(), shape.hiddenSize());
        options.num_layers().put(shape.layers());
        options.bidirectional().put(shape.bidirectional());
        GRUImpl gru = new GRUImpl(options);
        return new LibtorchLayer() {
            @Override
            public Module module() {
                return gru;
            }

            @Override
            public Tensor padded(Tensor input) {
                return gru.forward(input).get0();
            }

            @Override
            public Packed packed(PackedSequence input) {
                T_PackedSequenceTensor_T output = gru.forward_with_packed_input(input);
                return new Packed(output.get0().data(), output.get1());
            }
        };
    }

    private static LibtorchLayer rnn(EncoderShape shape) {
        RNNOptions options = new RNNOptions(shape.inputSize(), shape.hiddenSize());
        options.num_layers().put(shape.layers());
        options.bidirectional().put(shape.bidirectional());
        RNNImpl rnn = new RNNImpl(options);
        return new LibtorchLayer() {
            @Override
            public Module module() {
                return rnn;
            }

            @Override
            public Tensor padded(Tensor input) {
                return rnn.forward(input).get0();
            }

            @Override
            public Packed packed(PackedSequence input) {
                T_PackedSequenceTensor_T output = rnn.forward_with_packed_input(input);
                return new Packed(output.get0().data(), output.get1());
            }
        };
    }
}
