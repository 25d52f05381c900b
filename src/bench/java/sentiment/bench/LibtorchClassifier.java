package sentiment.bench;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.dropout;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.EmbeddingOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The default classifier as one writes it in PyTorch: {@code nn.Embedding}, a padded bidirectional {@code nn.LSTM}, the
 * maximum over the steps that are no padding, dropout, a linear layer, Adam on everything. The gradient is not clipped, which
 * spares it a pass over the embedding table.
 */
final class LibtorchClassifier {
    private final EmbeddingImpl embedding;
    private final LSTMImpl lstm;
    private final LinearImpl output;
    private final Adam adam;

    private LibtorchClassifier(Work work, Batches batches) {
        int words = batches.embedding().length / batches.embeddingSize();
        embedding = new EmbeddingImpl(new EmbeddingOptions(words, batches.embeddingSize()));
        LSTMOptions options = new LSTMOptions(batches.embeddingSize(), work.hidden());
        options.bidirectional().put(true);
        lstm = new LSTMImpl(options);
        output = new LinearImpl(2L * work.hidden(), 2);
        TensorVector parameters = new TensorVector();
        for (Module module : new Module[] {embedding, lstm, output}) {
            TensorVector own = module.parameters();
            for (long i = 0; i < own.size(); i++) {
                parameters.push_back(own.get(i));
            }
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            embedding.weight().copy_(Tensor.create(batches.embedding(), words, batches.embeddingSize()));
        }
        adam = new Adam(parameters, new AdamOptions(Classifier.LEARNING_RATE));
    }

    static Task task(Work work, Batches batches) {
        LibtorchClassifier classifier = new LibtorchClassifier(work, batches);
        Tensor[] ids = Arrays.stream(batches.ids())
                .map(batch -> LibtorchTasks.paddedIds(batch).view(LibtorchTasks.longest(batch), batch.length))
                .toArray(Tensor[]::new);
        Tensor[] padding =
                Arrays.stream(batches.ids()).map(LibtorchTasks::padding).toArray(Tensor[]::new);
        Tensor[] labels = Arrays.stream(batches.labels())
                .map(batch -> Tensor.create(Arrays.stream(batch).asLongStream().toArray()))
                .toArray(Tensor[]::new);
        return () -> {
            for (int i = 0; i < ids.length; i++) {
                classifier.fit(ids[i], padding[i], labels[i]);
            }
            return batches.tokens();
        };
    }

    /**
     * @param ids [T, B]
     * @param padding [T, B, 1]
     * @param labels [B]
     */
    private void fit(Tensor ids, Tensor padding, Tensor labels) {
        try (PointerScope scope = new PointerScope()) {
            adam.zero_grad();
            Tensor input = dropout(embedding.forward(ids), Classifier.EMBEDDING_DROPOUT, true);
            Tensor steps = lstm.forward(input).get0();
            Tensor real = steps.masked_fill(padding, new Scalar(Float.NEGATIVE_INFINITY));
            Tensor review = dropout(real.max(0, false).get0(), Classifier.REVIEW_DROPOUT, true);
            cross_entropy_loss(output.forward(review), labels).backward();
            adam.step();
        }
    }
}
