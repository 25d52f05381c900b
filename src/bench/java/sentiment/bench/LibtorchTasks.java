package sentiment.bench;

import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Tensor;
import sentiment.batch.PackedLayout;

/** libtorch's side, on a class path of its own: no class of ND4J or of an application library is there. */
final class LibtorchTasks {
    private static final int SGEMM_SIZE = 2048;

    private LibtorchTasks() {}

    /** Arguments: work, rival, mode. */
    public static void main(String[] arguments) throws IOException {
        Work work = Work.named(arguments[0]);
        Who who = Who.named(arguments[1]);
        Mode mode = Mode.valueOf(arguments[2]);
        // Before any other thread of libtorch's is there, so that all have it.
        Context.setFlushDenormal(true);
        set_num_threads(work.threads());
        ChildLoop.serve(task(work, who, mode), mode);
        System.exit(0);
    }

    private static Task task(Work work, Who who, Mode mode) {
        if (who == Who.SGEMM_BOUND) {
            return sgemm(work);
        }
        if (work.kind() == Work.Kind.CLASSIFIER) {
            return LibtorchClassifier.task(work, Batches.of(work, mode, work.batch()));
        }
        if (work.kind() == Work.Kind.INFER && work.input() == Work.Input.REAL) {
            return Task.fastest(Stream.of(32, 64, 128, 256)
                    .<Supplier<Task>>map(batch -> () -> layer(work, Batches.of(work, mode, batch), who))
                    .toList());
        }
        return layer(work, Batches.of(work, mode, work.batch()), who);
    }

    /** Counts the tokens whose products alone would cost as many operations. */
    private static Task sgemm(Work work) {
        Tensor a = rand(SGEMM_SIZE, SGEMM_SIZE);
        Tensor b = rand(SGEMM_SIZE, SGEMM_SIZE);
        Tensor c = rand(SGEMM_SIZE, SGEMM_SIZE);
        return () -> {
            mm_out(c, a, b).close();
            return 2.0 * SGEMM_SIZE * SGEMM_SIZE * SGEMM_SIZE / work.flopsPerToken();
        };
    }

    /** A layer's forward pass, and the weights' gradients when training. The embeddings are looked up in the step. */
    private static Task layer(Work work, Batches batches, Who who) {
        LibtorchLayer layer = LibtorchLayer.of(work.shape());
        Tensor embedding = Tensor.create(
                batches.embedding(), batches.embedding().length / batches.embeddingSize(), batches.embeddingSize());
        boolean packed = who == Who.LIBTORCH_PACKED;
        Tensor[] ids = Arrays.stream(batches.ids())
                .map(batch -> packed ? packedIds(batch) : paddedIds(batch))
                .toArray(Tensor[]::new);
        Tensor[] places = Arrays.stream(batches.ids())
                .map(batch -> packed ? batchSizes(batch) : lastRows(batch))
                .toArray(Tensor[]::new);
        boolean training = work.kind() == Work.Kind.TRAIN;
        return () -> {
            for (int i = 0; i < ids.length; i++) {
                try (PointerScope scope = new PointerScope();
                        AutoGradMode gradients = new AutoGradMode(training)) {
                    int size = batches.ids()[i].length;
                    Tensor rows = embedding.index_select(0, ids[i]);
                    Tensor last = packed
                            ? layer.packed(new PackedSequence(rows, places[i])).last()
                            : layer.padded(rows.view(-1, size, Work.EMBEDDING))
                                    .view(-1, work.hidden())
                                    .index_select(0, places[i]);
                    if (training) {
                        last.sum().backward();
                        layer.module().zero_grad(true);
                    }
                }
            }
            return batches.tokens();
        };
    }

    /** [T · B] of the time-major padded batch. */
    static Tensor paddedIds(int[][] batch) {
        int steps = longest(batch);
        long[] ids = new long[steps * batch.length];
        for (int b = 0; b < batch.length; b++) {
            for (int t = 0; t < batch[b].length; t++) {
                ids[t * batch.length + b] = batch[b][t];
            }
        }
        return Tensor.create(ids);
    }

    /** [B] the row of each review's last step in the padded output. */
    private static Tensor lastRows(int[][] batch) {
        long[] rows = new long[batch.length];
        for (int b = 0; b < batch.length; b++) {
            rows[b] = (long) (batch[b].length - 1) * batch.length + b;
        }
        return Tensor.create(rows);
    }

    /** [T, B, 1] true where there is padding. */
    static Tensor padding(int[][] batch) {
        int steps = longest(batch);
        boolean[] mask = new boolean[steps * batch.length];
        for (int b = 0; b < batch.length; b++) {
            for (int t = batch[b].length; t < steps; t++) {
                mask[t * batch.length + b] = true;
            }
        }
        return Tensor.create(mask, steps, batch.length, 1);
    }

    static int longest(int[][] batch) {
        return Arrays.stream(batch).mapToInt(review -> review.length).max().orElseThrow();
    }

    static PackedLayout layout(int[][] batch) {
        return PackedLayout.of(
                Arrays.stream(batch).mapToInt(review -> review.length).toArray());
    }

    /** [N]. */
    static Tensor packedIds(int[][] batch) {
        return Tensor.create(
                Arrays.stream(layout(batch).pack(batch)).asLongStream().toArray());
    }

    /** [T]. */
    static Tensor batchSizes(int[][] batch) {
        return Tensor.create(
                Arrays.stream(layout(batch).batchSizes()).asLongStream().toArray());
    }
}
