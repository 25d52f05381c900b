package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.recurrent.Encoders;

/** Weight gradients over many packed rows against a plain loop in double precision. */
class TransposedProductTest {
    private static final int M = 21;
    private static final int STRIDE = 30;
    private static final int OFFSET = 5;
    private static final int COLUMNS = 2 * PackedMatrix.PANEL;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 255, 256})
    void rowsAreGatheredAndMissingOnesCountAsZero(int rows) {
        Random random = new Random(rows);
        int[] rowsOfA = random.ints(rows, -1, rows).toArray();
        rowsOfA[0] = -1;
        assertProduct(random, rowsOfA, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256})
    void withoutGatheringRowsAreTakenInOrder(int rows) {
        assertProduct(new Random(rows), null, rows);
    }

    private static void assertProduct(Random random, int[] rowsOfA, int rows) {
        float[] a = Encoders.uniform(random, OFFSET + rows * STRIDE, 1);
        float[] b = Encoders.uniform(random, rows * COLUMNS, 1);
        float[] before = Encoders.uniform(random, M * COLUMNS, 1);
        TransposedProduct product = new TransposedProduct();
        // A first, wider use must leave nothing behind.
        product.pack(b, 0, rows, COLUMNS);
        product.accumulate(a, 0, STRIDE, null, STRIDE, new float[STRIDE * COLUMNS]);
        float[] c = before.clone();
        int first = rows / 3;
        product.pack(b, first, rows - first, COLUMNS);
        product.accumulate(a, OFFSET, STRIDE, rowsOfA, M, c);
        for (int i = 0; i < M; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                double expected = before[i * COLUMNS + j];
                for (int n = first; n < rows; n++) {
                    int row = rowsOfA == null ? n : rowsOfA[n];
                    expected += row < 0 ? 0 : (double) a[OFFSET + row * STRIDE + i] * b[n * COLUMNS + j];
                }
                assertEquals(expected, c[i * COLUMNS + j], 1e-4, "row " + i + ", column " + j);
            }
        }
    }
}
