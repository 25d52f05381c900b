package sentiment.bench;

import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/**
 * libtorch's side of the parity check: the arrays of each of {@link ParityCases#shapes}, in their order, to a file. Every
 * weight under libtorch's own name, its gradient under {@code NAME.grad}, the review vectors [B, D] under
 * {@value #VECTORS}, the gradient of the embedding table [V, E] under {@value #EMBEDDING_GRADIENT}.
 */
final class LibtorchParity {
    static final String VECTORS = "vectors";
    static final String ATTENTION = "attention";
    static final String EMBEDDING_GRADIENT = "embedding.grad";

    private LibtorchParity() {}

    /** Argument: the file. */
    public static void main(String[] arguments) throws IOException {
        manual_seed(1);
        List<Map<String, float[]>> cases = new ArrayList<>();
        for (EncoderShape shape : ParityCases.shapes()) {
            try (PointerScope scope = new PointerScope()) {
                cases.add(compute(shape));
            }
        }
        NamedArrays.write(Path.of(arguments[0]), cases);
        System.exit(0);
    }

    private static Map<String, float[]> compute(EncoderShape shape) {
        LibtorchLayer layer = LibtorchLayer.of(shape);
        PackedLayout layout = LibtorchTasks.layout(ParityCases.ids());
        Tensor embedding = leaf(ParityCases.embedding(shape), ParityCases.WORDS, shape.inputSize());
        Tensor attention = leaf(Batches.uniform(shape.outputSize(), 1), shape.outputSize());
        Tensor rows = embedding.index_select(0, LibtorchTasks.packedIds(ParityCases.ids()));
        LibtorchLayer.Packed output =
                layer.packed(new PackedSequence(rows, LibtorchTasks.batchSizes(ParityCases.ids())));
        Tensor vectors = vectors(shape, layout, output, attention);
        vectors.mul(Tensor.create(ParityCases.vectorGradient(shape), layout.sequences(), shape.outputSize()))
                .sum()
                .backward();

        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put(VECTORS, values(vectors));
        arrays.put(EMBEDDING_GRADIENT, values(embedding.grad()));
        StringTensorDict weights = layer.module().named_parameters();
        for (long i = 0; i < weights.size(); i++) {
            put(arrays, weights.get(i).key().getString(), weights.get(i).value());
        }
        if (shape.pooling() == Pooling.ATTENTION) {
            put(arrays, ATTENTION, attention);
        }
        return arrays;
    }

    private static Tensor leaf(float[] values, long... shape) {
        return Tensor.create(values, shape).set_requires_grad(true);
    }

    private static void put(Map<String, float[]> arrays, String name, Tensor weight) {
        arrays.put(name, values(weight));
        arrays.put(name + ".grad", values(weight.grad()));
    }

    /** [B, D] in batch order, each review pooled on its own. */
    private static Tensor vectors(
            EncoderShape shape, PackedLayout layout, LibtorchLayer.Packed output, Tensor attention) {
        Tensor last = output.last()
                .view(shape.layers(), shape.directions(), layout.sequences(), shape.hiddenSize())
                .select(0, shape.layers() - 1);
        Tensor[] vectors = new Tensor[layout.sequences()];
        for (int place = 0; place < vectors.length; place++) {
            long[] rows = new long[layout.lengths()[place]];
            for (int t = 0; t < rows.length; t++) {
                rows[t] = layout.offsets()[t] + place;
            }
            Tensor steps = output.steps().index_select(0, Tensor.create(rows));
            vectors[layout.order()[place]] = switch (shape.pooling()) {
                case LAST -> last.select(1, place).reshape(-1);
                case MAX -> steps.max(0, false).get0();
                case MEAN -> steps.mean(0);
                case ATTENTION -> steps.tanh().matmul(attention).softmax(0).matmul(steps);
            };
        }
        return stack(new TensorVector(vectors));
    }

    private static float[] values(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        tensor.contiguous().data_ptr_float().get(values);
        return values;
    }
}
