package sentiment.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an encoder's weights lie in one flat vector: for each layer and direction W [in, G·H], U [H, G·H], b [G·H], and for
 * a GRU c [H]; last, for attention, w [D]. All row-major. The embedding is not among them: it is updated by the row.
 *
 * @param shape the encoder
 * @param blocks the weight arrays in order
 * @param size how many values in all
 */
public record ParameterLayout(EncoderShape shape, List<Block> blocks, int size) {

    /** What a block holds; initialisation and regularisation differ by it. */
    public enum Kind {
        INPUT_WEIGHT("W"),
        RECURRENT_WEIGHT("U"),
        BIAS("b"),
        /** The GRU's bias inside the reset gate's product. */
        RECURRENT_BIAS("c"),
        ATTENTION("w");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    /**
     * One weight array.
     *
     * @param name unique, e.g. {@code W0} or {@code U1Reverse}; without {@code _}, which Deeplearning4j reads as a separator
     * @param offset its first value in the flat vector
     */
    public record Block(String name, Kind kind, int rows, int columns, int offset) {
        public int size() {
            return rows * columns;
        }
    }

    public static ParameterLayout of(EncoderShape shape) {
        Builder builder = new Builder();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                String suffix = suffix(layer, direction);
                builder.add(Kind.INPUT_WEIGHT, suffix, shape.inputSize(layer), shape.gateColumns());
                builder.add(Kind.RECURRENT_WEIGHT, suffix, shape.hiddenSize(), shape.gateColumns());
                builder.add(Kind.BIAS, suffix, 1, shape.gateColumns());
                if (shape.cell() == Cell.GRU) {
                    builder.add(Kind.RECURRENT_BIAS, suffix, 1, shape.hiddenSize());
                }
            }
        }
        if (shape.pooling() == Pooling.ATTENTION) {
            builder.add(Kind.ATTENTION, "Attention", 1, shape.outputSize());
        }
        return new ParameterLayout(shape, List.copyOf(builder.blocks), builder.size);
    }

    /** The block of a kind for a layer and a direction (0 forward, 1 reverse). */
    public Block block(Kind kind, int layer, int direction) {
        return named(kind.letter + suffix(layer, direction));
    }

    /** Copies of the arrays of a flat vector by name, in their order; what lies behind them is left out. */
    public Map<String, float[]> split(float[] flat) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Block block : blocks) {
            arrays.put(block.name(), Arrays.copyOfRange(flat, block.offset(), block.offset() + block.size()));
        }
        return arrays;
    }

    /** The attention vector's block; only where pooling is attention. */
    public Block attention() {
        return named(Kind.ATTENTION.letter + "Attention");
    }

    private static String suffix(int layer, int direction) {
        return layer + (direction == 1 ? "Reverse" : "");
    }

    public Block named(String name) {
        return blocks.stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No weight array is called " + name + "."));
    }

    private static final class Builder {
        private final List<Block> blocks = new ArrayList<>();
        private int size;

        void add(Kind kind, String suffix, int rows, int columns) {
            blocks.add(new Block(kind.letter + suffix, kind, rows, columns, size));
            long end = size + (long) rows * columns;
            if (end > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("The network has more weights than an array holds, " + end
                        + " up to " + kind.letter + suffix + "; lower encoder.hiddenSize or encoder.layers.");
            }
            size = (int) end;
        }
    }
}
