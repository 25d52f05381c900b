package sentiment.recurrent.ndarray;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import sentiment.batch.PackedLayout;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.ParameterLayout;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.ParameterLayout.Kind;
import sentiment.recurrent.Pooling;
import sentiment.recurrent.SequenceEngine;
import sentiment.recurrent.TokenVectors;

/** {@link SequenceEngine} in plain INDArray operations, on any backend, in the data type of the embeddings it is given. */
public final class NdArrayEngine implements SequenceEngine {
    private final EncoderShape shape;
    private final ParameterLayout parameterLayout;
    private final Function<int[], INDArray> lookup;
    private final NdArrayDirection[][] directions;
    private final NdArrayPooling pooling;

    private INDArray parameters;
    private PackedLayout layout;
    private int[] packedIds;
    private DropoutMasks masks;
    /** Embeddings [N, E], then each layer's output [N, D] after dropout. */
    private final INDArray[] activations;

    private INDArray topOutput;

    /** @param lookup from N token ids to their embeddings [N, E] */
    public NdArrayEngine(EncoderShape shape, Function<int[], INDArray> lookup) {
        this.shape = shape;
        this.lookup = lookup;
        parameterLayout = ParameterLayout.of(shape);
        pooling = new NdArrayPooling(shape);
        directions = new NdArrayDirection[shape.layers()][shape.directions()];
        for (NdArrayDirection[] layer : directions) {
            Arrays.setAll(layer, d -> new NdArrayDirection(NdArrayCell.of(shape.cell()), d == 1));
        }
        activations = new INDArray[shape.layers()];
    }

    /** On a table on the heap, [V, E] row-major, shared. */
    public static NdArrayEngine over(EncoderShape shape, float[] embedding) {
        int size = shape.inputSize();
        return new NdArrayEngine(shape, ids -> {
            float[] rows = new float[ids.length * size];
            for (int n = 0; n < ids.length; n++) {
                System.arraycopy(embedding, ids[n] * size, rows, n * size, size);
            }
            return Nd4j.createFromArray(rows).reshape(ids.length, size);
        });
    }

    @Override
    public INDArray forward(INDArray parameters, int[][] ids, DropoutMasks masks, TokenVectors perturbation) {
        this.parameters = parameters;
        this.masks = masks;
        layout = PackedLayout.of(
                Arrays.stream(ids).mapToInt(review -> review.length).toArray());
        packedIds = layout.pack(ids);
        INDArray x = lookup.apply(packedIds);
        x.muli(embeddingMask(x));
        if (perturbation != null) {
            x.addi(packed(x, perturbation));
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            activations[layer] = x;
            INDArray[] outputs = new INDArray[shape.directions()];
            for (int d = 0; d < outputs.length; d++) {
                outputs[d] = directions[layer][d].forward(layout, x, weights(parameters, layer, d));
            }
            topOutput = Nd4j.hstack(outputs);
            x = layer + 1 < shape.layers() ? topOutput.mul(hiddenMask(topOutput, layer)) : topOutput;
        }
        INDArray vectors = pooling.forward(layout, topOutput, attention(parameters));
        vectors.muli(reviewMask(vectors));
        INDArray result = vectors.like();
        for (int b = 0; b < layout.sequences(); b++) {
            result.putRow(layout.order()[b], vectors.getRow(b));
        }
        return result;
    }

    @Override
    public void backward(
            INDArray reviewGradient,
            INDArray parameterGradient,
            EmbeddingGradient embeddingGradient,
            TokenVectors tokenGradient) {
        INDArray vectorGradient = reviewGradient.getRows(layout.order());
        vectorGradient.muli(reviewMask(vectorGradient));
        INDArray gradient = pooling.backward(
                layout, topOutput, attention(parameters), vectorGradient, attention(parameterGradient));
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            if (layer + 1 < shape.layers()) {
                gradient.muli(hiddenMask(gradient, layer));
            }
            INDArray x = activations[layer];
            INDArray inputGradient = x.like();
            for (int d = 0; d < shape.directions(); d++) {
                INDArray own =
                        gradient.get(all(), interval((long) d * shape.hiddenSize(), (d + 1L) * shape.hiddenSize()));
                inputGradient.addi(directions[layer][d].backward(
                        layout, x, own, weights(parameters, layer, d), weights(parameterGradient, layer, d)));
            }
            gradient = inputGradient;
        }
        if (tokenGradient != null) {
            collect(gradient, tokenGradient);
        }
        if (embeddingGradient != null) {
            scatter(gradient, embeddingGradient);
        }
    }

    private INDArray packed(INDArray like, TokenVectors vectors) {
        float[] rows = new float[Math.toIntExact(like.length())];
        forEachRow((row, sequence, step) -> vectors.addTo(sequence, step, rows, row * shape.inputSize()));
        return Nd4j.createFromArray(rows).reshape(like.shape()).castTo(like.dataType());
    }

    private void collect(INDArray gradient, TokenVectors vectors) {
        float[] rows = gradient.dup('c').data().asFloat();
        forEachRow((row, sequence, step) -> vectors.set(sequence, step, rows, row * shape.inputSize()));
    }

    private void scatter(INDArray gradient, EmbeddingGradient embeddingGradient) {
        gradient.muli(embeddingMask(gradient));
        float[] rows = gradient.dup('c').data().asFloat();
        for (int n = 0; n < packedIds.length; n++) {
            embeddingGradient.add(packedIds[n], rows, n * shape.inputSize());
        }
    }

    private NdArrayDirection.Weights weights(INDArray flat, int layer, int direction) {
        return new NdArrayDirection.Weights(
                view(flat, parameterLayout.block(Kind.INPUT_WEIGHT, layer, direction)),
                view(flat, parameterLayout.block(Kind.RECURRENT_WEIGHT, layer, direction)),
                view(flat, parameterLayout.block(Kind.BIAS, layer, direction)),
                shape.cell() == Cell.GRU
                        ? view(flat, parameterLayout.block(Kind.RECURRENT_BIAS, layer, direction))
                        : null);
    }

    private INDArray attention(INDArray flat) {
        return shape.pooling() == Pooling.ATTENTION ? view(flat, parameterLayout.attention()) : null;
    }

    private static INDArray view(INDArray flat, Block block) {
        return flat.reshape(flat.length())
                .get(interval(block.offset(), block.offset() + block.size()))
                .reshape('c', block.rows(), block.columns());
    }

    private INDArray embeddingMask(INDArray like) {
        return mask(
                like,
                values -> (row, sequence, step) ->
                        masks.embedding(values, row * shape.inputSize(), shape.inputSize(), sequence, step));
    }

    private INDArray hiddenMask(INDArray like, int layer) {
        int size = shape.hiddenSize();
        return mask(like, values -> (row, sequence, step) -> {
            for (int d = 0; d < shape.directions(); d++) {
                masks.hidden(values, row * shape.outputSize() + d * size, size, layer, d, sequence, step);
            }
        });
    }

    private INDArray mask(INDArray like, Function<float[], RowAction> mask) {
        float[] values = ones(like);
        forEachRow(mask.apply(values));
        return Nd4j.createFromArray(values).reshape(like.shape()).castTo(like.dataType());
    }

    private INDArray reviewMask(INDArray like) {
        float[] values = ones(like);
        int size = shape.hiddenSize();
        for (int b = 0; b < layout.sequences(); b++) {
            for (int d = 0; d < shape.directions(); d++) {
                masks.review(values, b * shape.outputSize() + d * size, size, d, layout.order()[b]);
            }
        }
        return Nd4j.createFromArray(values).reshape(like.shape()).castTo(like.dataType());
    }

    private static float[] ones(INDArray like) {
        float[] values = new float[Math.toIntExact(like.length())];
        Arrays.fill(values, 1f);
        return values;
    }

    private void forEachRow(RowAction action) {
        for (int t = 0; t < layout.steps(); t++) {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                action.accept(layout.offsets()[t] + b, layout.order()[b], t);
            }
        }
    }

    @Override
    public void close() {
        // ND4J's collector frees the arrays.
    }

    private interface RowAction {
        void accept(int row, int sequence, int step);
    }
}
