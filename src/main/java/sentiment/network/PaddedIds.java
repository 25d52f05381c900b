package sentiment.network;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Token ids in the form Deeplearning4j passes around, [B, T] floats padded on the right with a mask [B, T], and back.
 * Floats hold ids up to 2^24 exactly.
 */
final class PaddedIds {
    private PaddedIds() {}

    /**
     * @param ids [B][length]
     * @param labels [B] 0 or 1
     * @param smoothing how much of a label's certainty is dealt out evenly to both labels
     * @return features, one-hot labels [B, 2], smoothed, and the features mask
     */
    static DataSet write(int[][] ids, int[] labels, double smoothing) {
        int steps = Arrays.stream(ids).mapToInt(review -> review.length).max().orElseThrow();
        float[] features = new float[ids.length * steps];
        float[] mask = new float[ids.length * steps];
        float[] oneHot = new float[ids.length * 2];
        for (int b = 0; b < ids.length; b++) {
            for (int t = 0; t < ids[b].length; t++) {
                features[b * steps + t] = ids[b][t];
            }
            Arrays.fill(mask, b * steps, b * steps + ids[b].length, 1f);
            oneHot[b * 2 + labels[b]] = (float) (1 - smoothing / 2);
            oneHot[b * 2 + 1 - labels[b]] = (float) (smoothing / 2);
        }
        return new DataSet(
                Nd4j.createFromArray(features).reshape(ids.length, steps),
                Nd4j.createFromArray(oneHot).reshape(ids.length, 2),
                Nd4j.createFromArray(mask).reshape(ids.length, steps),
                null);
    }

    /**
     * @param features [B, T]
     * @param mask [B, T] ones, then zeros; null means no padding
     */
    static int[][] read(INDArray features, INDArray mask) {
        int reviews = Math.toIntExact(features.size(0));
        int steps = Math.toIntExact(features.size(1));
        float[] values = features.dup('c').data().asFloat();
        float[] present = mask == null ? null : mask.dup('c').data().asFloat();
        int[][] ids = new int[reviews][];
        for (int b = 0; b < reviews; b++) {
            int length = steps;
            if (present != null) {
                length = 0;
                while (length < steps && present[b * steps + length] != 0) {
                    length++;
                }
                for (int t = length; t < steps; t++) {
                    if (present[b * steps + t] != 0) {
                        throw new IllegalArgumentException("The mask of review " + b + " has a gap before step " + t
                                + "; padding must stand at the end.");
                    }
                }
            }
            ids[b] = new int[length];
            for (int t = 0; t < length; t++) {
                ids[b][t] = (int) values[b * steps + t];
            }
        }
        return ids;
    }
}
