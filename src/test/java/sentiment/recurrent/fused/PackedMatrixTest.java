package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.recurrent.Encoders;

/** Every blocked path of the product against a plain one in double precision. */
class PackedMatrixTest {
    private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 7, 95, 96, 97, 200};
    private static final int MOST_ROWS = 200;
    private static final int[] PANELS = {1, 2, 5, 9};
    /** What a matrix, its left-hand side and the result are placed at and apart, beyond their own columns. */
    private static final int OFFSET = 3;

    private static final int GAP = 2;

    @ParameterizedTest
    @ValueSource(ints = {2, 94, 96, 98, 190, 192, 194, 600})
    void productIsThatOfAPlainLoopAndARowIsTheSameWhateverTheNumberOfRows(int depth) {
        Random random = new Random(depth);
        float[] a = Encoders.uniform(random, OFFSET + MOST_ROWS * (depth + GAP), 1);
        for (int panels : PANELS) {
            int columns = panels * PackedMatrix.PANEL;
            float[] b = Encoders.uniform(random, OFFSET + depth * (columns + GAP), 1);
            float[] before = Encoders.uniform(random, OFFSET + MOST_ROWS * (columns + GAP), 1);
            PackedMatrix packed = new PackedMatrix();
            packed.pack(b, OFFSET, columns + GAP, depth, columns);
            PackedMatrix transposed = new PackedMatrix();
            transposed.packTransposed(transpose(b, depth, columns), OFFSET, depth + GAP, depth, columns);
            double[] product = product(a, b, depth, columns);
            for (boolean accumulate : new boolean[] {false, true}) {
                float[] all = multiply(packed, a, depth, MOST_ROWS, before, columns, accumulate);
                assertProduct(product, all, before, columns, accumulate, depth);
                for (int rows : ROWS) {
                    assertRows(
                            all, before, rows, columns, multiply(packed, a, depth, rows, before, columns, accumulate));
                    assertRows(
                            all,
                            before,
                            rows,
                            columns,
                            multiply(transposed, a, depth, rows, before, columns, accumulate));
                }
            }
        }
    }

    @Test
    void aSmallerMatrixMayFollowALargerOne() {
        PackedMatrix matrix = new PackedMatrix();
        int columns = PackedMatrix.PANEL;
        matrix.pack(Encoders.uniform(new Random(1), 300 * columns, 1), 0, columns, 300, columns);
        float[] b = Encoders.uniform(new Random(2), 2 * columns, 1);
        matrix.pack(b, 0, columns, 2, columns);
        float[] c = new float[columns];
        new SharedProduct(TeamMember.alone()).multiply(matrix, new float[] {1, 0}, 0, 2, 1, c, 0, columns, false);
        assertArrayEquals(Arrays.copyOf(b, columns), c);
    }

    @Test
    void refusesColumnsThatAreNotWholePanelsAndRowsThatAreNotPairs() {
        PackedMatrix matrix = new PackedMatrix();
        int panel = PackedMatrix.PANEL;
        float[] b = new float[4 * panel];
        assertThrows(IllegalArgumentException.class, () -> matrix.pack(b, 0, panel + 1, 2, panel + 1));
        assertThrows(IllegalArgumentException.class, () -> matrix.pack(b, 0, panel, 3, panel));
    }

    private static float[] multiply(
            PackedMatrix matrix, float[] a, int depth, int rows, float[] before, int columns, boolean accumulate) {
        float[] c = before.clone();
        new SharedProduct(TeamMember.alone())
                .multiply(matrix, a, OFFSET, depth + GAP, rows, c, OFFSET, columns + GAP, accumulate);
        return c;
    }

    private static void assertProduct(
            double[] product, float[] c, float[] before, int columns, boolean accumulate, int depth) {
        for (int i = 0; i < MOST_ROWS; i++) {
            for (int j = 0; j < columns; j++) {
                int at = OFFSET + i * (columns + GAP) + j;
                double expected = product[i * columns + j] + (accumulate ? before[at] : 0);
                // Rounding grows with the terms; a term too many or too few is of the order of 0.1.
                if (Math.abs(expected - c[at]) > 1e-6 * (10 + depth / 4.0)) {
                    assertEquals(expected, c[at], "row " + i + ", column " + j + ", " + columns + " columns");
                }
            }
        }
    }

    /** The first rows have the bits of the product of all, and nothing else was written. */
    private static void assertRows(float[] all, float[] before, int rows, int columns, float[] actual) {
        for (int i = 0; i < MOST_ROWS; i++) {
            int from = OFFSET + i * (columns + GAP);
            float[] expected = i < rows ? all : before;
            int different = Arrays.mismatch(expected, from, from + columns, actual, from, from + columns);
            assertEquals(-1, different, "row " + i + " of " + rows + ", " + columns + " columns");
            assertEquals(before[from + columns], actual[from + columns], "beyond row " + i);
        }
    }

    private static double[] product(float[] a, float[] b, int depth, int columns) {
        double[] product = new double[MOST_ROWS * columns];
        for (int i = 0; i < MOST_ROWS; i++) {
            for (int k = 0; k < depth; k++) {
                double x = a[OFFSET + i * (depth + GAP) + k];
                for (int j = 0; j < columns; j++) {
                    product[i * columns + j] += x * b[OFFSET + k * (columns + GAP) + j];
                }
            }
        }
        return product;
    }

    private static float[] transpose(float[] b, int depth, int columns) {
        float[] transposed = new float[OFFSET + columns * (depth + GAP)];
        for (int k = 0; k < depth; k++) {
            for (int j = 0; j < columns; j++) {
                transposed[OFFSET + j * (depth + GAP) + k] = b[OFFSET + k * (columns + GAP) + j];
            }
        }
        return transposed;
    }
}
