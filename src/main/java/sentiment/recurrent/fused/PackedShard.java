package sentiment.recurrent.fused;

import java.util.Arrays;
import sentiment.batch.PackedLayout;

/**
 * The reviews of one shard in packed rows. Immutable by convention, as {@link PackedLayout} is.
 *
 * @param layout of these reviews alone
 * @param ids [N] in packed order
 * @param members their positions in the whole batch
 */
record PackedShard(PackedLayout layout, int[] ids, int[] members) {
    /**
     * Packs the reviews {@code members} of a batch.
     *
     * @param batch [B][length] ids
     */
    static PackedShard of(int[][] batch, int[] members) {
        int[][] own = Arrays.stream(members).mapToObj(i -> batch[i]).toArray(int[][]::new);
        PackedLayout layout = PackedLayout.of(
                Arrays.stream(own).mapToInt(review -> review.length).toArray());
        return new PackedShard(layout, layout.pack(own), members);
    }

    /** N. */
    int rows() {
        return ids.length;
    }

    /** How many reviews. */
    int size() {
        return members.length;
    }

    /** The position in the whole batch of the b-th longest review. */
    int position(int b) {
        return members[layout.order()[b]];
    }

    void forEachRow(RowAction action) {
        for (int t = 0; t < layout.steps(); t++) {
            for (int b = 0; b < layout.batchSizes()[t]; b++) {
                action.accept(layout.offsets()[t] + b, position(b), t);
            }
        }
    }

    /** Of a packed row, the review's position in the whole batch and the step. */
    interface RowAction {
        void accept(int row, int sequence, int step);
    }
}
