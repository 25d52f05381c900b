package sentiment.batch;

import java.util.Arrays;

/**
 * Reviews without a label as token ids and, where a teacher read them, what it says of each.
 *
 * @param ids {@code int[reviews][tokens]}
 * @param teacher [reviews] P(positive) by another model; empty where nobody was asked
 */
public record UnlabelledReviews(int[][] ids, double[] teacher) {
    /** No reviews. */
    public static final UnlabelledReviews NONE = new UnlabelledReviews(new int[0][]);

    public UnlabelledReviews {
        if (teacher.length != 0 && teacher.length != ids.length) {
            throw new IllegalArgumentException("teacher must say something of each of " + ids.length
                    + " reviews or of none but does of " + teacher.length);
        }
    }

    /** Reviews that no teacher read. */
    public UnlabelledReviews(int[][] ids) {
        this(ids, new double[0]);
    }

    /** Number of reviews. */
    public int size() {
        return ids.length;
    }

    /** The reviews at these positions, in this order. */
    public UnlabelledReviews chosen(int[] positions) {
        return new UnlabelledReviews(
                Arrays.stream(positions).mapToObj(i -> ids[i]).toArray(int[][]::new),
                teacher.length == 0
                        ? teacher
                        : Arrays.stream(positions).mapToDouble(i -> teacher[i]).toArray());
    }
}
