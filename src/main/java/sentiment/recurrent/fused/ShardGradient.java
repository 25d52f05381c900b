package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.recurrent.ParameterLayout.Block;
import sentiment.recurrent.Pooling;

/** The weight gradient of one shard, padded as {@link FusedWeights} are. Not thread-safe. */
final class ShardGradient {
    /** [layer][direction]. */
    final DirectionGradient[][] directions;
    /** [D padded]. */
    final float[] attention;

    private final FusedWeights weights;

    ShardGradient(FusedWeights weights) {
        this.weights = weights;
        DirectionWeights[][] all = weights.directions;
        directions = new DirectionGradient[all.length][all[0].length];
        for (int layer = 0; layer < all.length; layer++) {
            for (int direction = 0; direction < all[layer].length; direction++) {
                directions[layer][direction] =
                        new DirectionGradient(weights.layout, layer, direction, all[layer][direction]);
            }
        }
        attention = new float[weights.outputWidth()];
    }

    void clear() {
        for (DirectionGradient[] layer : directions) {
            for (DirectionGradient direction : layer) {
                direction.clear();
            }
        }
        Arrays.fill(attention, 0f);
    }

    /** Adds that of another shard. */
    void add(ShardGradient other) {
        for (int layer = 0; layer < directions.length; layer++) {
            for (int direction = 0; direction < directions[layer].length; direction++) {
                directions[layer][direction].add(other.directions[layer][direction]);
            }
        }
        VectorMath.add(other.attention, 0, attention, 0, attention.length);
    }

    /** Adds it to a flat vector [P]. */
    void addTo(float[] flat) {
        for (DirectionGradient[] layer : directions) {
            for (DirectionGradient direction : layer) {
                direction.addTo(flat);
            }
        }
        if (weights.shape().pooling() == Pooling.ATTENTION) {
            Block block = weights.layout.attention();
            float[] dense = new float[block.size()];
            weights.unpad(attention, 0, dense, 0);
            for (int j = 0; j < dense.length; j++) {
                flat[block.offset() + j] += dense[j];
            }
        }
    }
}
