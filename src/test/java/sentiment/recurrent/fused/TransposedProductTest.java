package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.recurrent.Encoders;

/** Weight gradients over many packed rows against a plain loop in double precision. */
class TransposedProductTest {
    private static final int M = 21;
    private static final int OTHERS = 50;
    private static final int STRIDE = 60;
    private static final int OFFSET = 5;
    private static final int COLUMNS = 2 * PackedMatrix.PANEL;

    private final TransposedProduct product = new TransposedProduct(TeamMember.alone());

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 255, 256})
    void rowsAreGatheredAndMissingOnesCountAsZero(int rows) {
        Random random = new Random(rows);
        int[] rowsOfA = random.ints(rows, -1, rows).toArray();
        rowsOfA[first(rows)] = -1;
        assertProduct(random, rowsOfA, rows, first(rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 96, 97, 192, 193, 256})
    void withoutGatheringRowsAreTakenInOrder(int rows) {
        assertProduct(new Random(rows), null, rows, 0);
    }

    @Test
    void gradientsOfTwoShardsAddUp() {
        float[] b = Encoders.uniform(new Random(1), 3 * COLUMNS, 1);
        float[] a = Encoders.uniform(new Random(2), 3 * M, 1);
        WeightGradient once = new WeightGradient(TransposedProduct.rows(M), COLUMNS);
        product.begin(3, once.rows);
        product.take(0, a, 0, M, null, 0, M);
        product.accumulate(0, b, 0, once);
        WeightGradient twice = new WeightGradient(once.rows, COLUMNS);
        twice.add(once);
        twice.add(once);
        float[] row = new float[COLUMNS];
        once.addRowTo(7, 0, COLUMNS, row, 0);
        once.addRowTo(7, 0, COLUMNS, row, 0);
        float[] rowOfTwice = new float[COLUMNS];
        twice.addRowTo(7, 0, COLUMNS, rowOfTwice, 0);
        assertArrayEquals(row, rowOfTwice);
        assertEquals(2 * once.bias[3], twice.bias[3]);
    }

    private void assertProduct(Random random, int[] rowsOfA, int rows, int first) {
        float[] a = Encoders.uniform(random, OFFSET + rows * STRIDE, 1);
        float[] b = Encoders.uniform(random, rows * COLUMNS, 1);
        int column = TransposedProduct.rows(OTHERS);
        WeightGradient gradient = new WeightGradient(TransposedProduct.rows(M), COLUMNS);
        float[] before = Encoders.uniform(random, gradient.rows * COLUMNS, 1);
        System.arraycopy(before, 0, gradient.weights, 0, before.length);
        float[][] rowsBefore = rows(gradient);

        // All columns first, of which nothing may be left behind.
        product.begin(rows, column + gradient.rows);
        product.take(0, a, 0, STRIDE, null, 0, OTHERS);
        product.take(column, a, 0, STRIDE, null, 0, gradient.rows);
        product.begin(rows - first, column + gradient.rows);
        product.take(0, a, 0, STRIDE, null, first, OTHERS);
        product.take(column, a, OFFSET, STRIDE, rowsOfA, first, M);
        product.accumulate(column, b, first, gradient);

        float[][] actual = rows(gradient);
        double[] bias = new double[COLUMNS];
        for (int j = 0; j < COLUMNS; j++) {
            for (int i = 0; i < gradient.rows; i++) {
                double expected = rowsBefore[i][j];
                for (int n = first; n < rows && i < M; n++) {
                    int row = rowsOfA == null ? n : rowsOfA[n];
                    expected += row < 0 ? 0 : (double) a[OFFSET + row * STRIDE + i] * b[n * COLUMNS + j];
                }
                assertEquals(expected, actual[i][j], 1e-4, "row " + i + ", column " + j);
            }
            for (int n = first; n < rows; n++) {
                bias[j] += b[n * COLUMNS + j];
            }
            assertEquals(bias[j], gradient.bias[j], 1e-4, "bias " + j);
        }
    }

    private static int first(int rows) {
        return rows / 3;
    }

    private static float[][] rows(WeightGradient gradient) {
        float[][] rows = new float[gradient.rows][COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            gradient.addRowTo(i, 0, COLUMNS, rows[i], 0);
        }
        return rows;
    }
}
