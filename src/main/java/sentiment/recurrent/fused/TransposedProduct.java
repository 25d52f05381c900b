package sentiment.recurrent.fused;

import static jdk.incubator.vector.FloatVector.fromArray;
import static sentiment.recurrent.fused.PanelKernel.FIRST;
import static sentiment.recurrent.fused.PanelKernel.PANEL;
import static sentiment.recurrent.fused.PanelKernel.TALL;
import static sentiment.recurrent.fused.VectorMath.LANES;
import static sentiment.recurrent.fused.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Weight gradients: c += aᵀ · b, bias += Σ b, over some packed rows. One panel of b at a time is multiplied by all of a, so b is read once,
 * and what is added to lies in the cache. a is kept in tiles of as many columns as the kernel takes, each read front to back. Not
 * thread-safe; holds its scratch.
 */
final class TransposedProduct implements TeamMember.Loop {
    /** Rows that a product takes at most. */
    static final int BLOCK = 256;

    /** Rows that a kernel sums over: as many as a packed matrix's. */
    private static final int DEPTH = PackedMatrix.BLOCK;

    /**
     * Distance of two tiles: 64 bytes more than they hold, since at a power of two all values of a row would fall into one set of the
     * cache.
     */
    private static final int TILE = BLOCK * TALL + 16;

    /** [columns of a / TALL][TILE], a tile's rows [BLOCK, TALL] one behind the other. */
    private float[] tiles = new float[0];

    private final TeamMember member;
    private int count;
    private int column;
    private float[] b;
    private int first;
    private WeightGradient c;

    /** @param member whose team's idle members may take panels */
    TransposedProduct(TeamMember member) {
        this.member = member;
    }

    /** How many rows of c so many columns of a take: whole tiles. */
    static int rows(int columns) {
        return (columns + TALL - 1) / TALL * TALL;
    }

    /** Where the tile that begins with a column of a lies. */
    private static int tile(int column) {
        return column / TALL * TILE;
    }

    /**
     * Makes room for a.
     *
     * @param count its rows, {@link #BLOCK} at most
     * @param columns its columns, with those that fill up tiles: see {@link #rows}
     */
    void begin(int count, int columns) {
        this.count = count;
        tiles = Scratch.grown(tiles, TILE, columns / TALL);
    }

    /**
     * Takes some columns of a.
     *
     * @param column the first of them in a; it begins a tile
     * @param source their row k lies at {@code offset + rowsOfSource[first + k] * stride}, and is zero where that is -1; {@code null}
     *     means row {@code first + k} itself
     */
    void take(int column, float[] source, int offset, int stride, int[] rowsOfSource, int first, int columns) {
        for (int k = 0; k < count; k++) {
            int row = rowsOfSource == null ? first + k : rowsOfSource[first + k];
            int tile = tile(column) + k * TALL;
            if (row < 0) {
                clearRow(tile, columns);
            } else {
                copyRow(tile, source, offset + row * stride, columns);
            }
        }
    }

    private void clearRow(int firstTile, int columns) {
        for (int j = 0, tile = firstTile; j < columns; j += TALL, tile += TILE) {
            Arrays.fill(tiles, tile, tile + TALL, 0f);
        }
    }

    /** What fills the last tile is zero. */
    private void copyRow(int firstTile, float[] source, int from, int columns) {
        int whole = columns - columns % TALL;
        int tile = firstTile;
        for (int j = 0; j < whole; j += TALL, tile += TILE) {
            for (int i = 0; i < TALL; i++) {
                tiles[tile + i] = source[from + j + i];
            }
        }
        if (whole < columns) {
            System.arraycopy(source, from + whole, tiles, tile, columns - whole);
            Arrays.fill(tiles, tile + columns - whole, tile + TALL, 0f);
        }
    }

    /**
     * Adds the product of b with the columns of a from {@code column} on, as many as c has rows, and the sum of b to the bias.
     *
     * @param b [?, c.columns], row {@code first} belongs to the first of a
     */
    void accumulate(int column, float[] b, int first, WeightGradient c) {
        this.column = column;
        this.b = b;
        this.first = first;
        this.c = c;
        member.share(c.columns / PANEL, this);
    }

    @Override
    public void part(int part, TeamMember by) {
        float[] panel = by.panel(FIRST + BLOCK * PANEL);
        int j = part * PANEL;
        takePanel(j, panel);
        for (int k = 0; k < count; k += DEPTH) {
            int depth = Math.min(DEPTH, count - k);
            for (int i = 0; i < c.rows; i += TALL) {
                int sums = j * c.rows + i * PANEL;
                int tile = tile(column + i) + k * TALL;
                TileKernel.accumulate(tiles, tile, panel, FIRST + k * PANEL, depth, c.weights, sums);
            }
        }
    }

    /** Copies the panel of column j out of the rows of b, to {@link PanelKernel#FIRST} and behind, and adds it up. */
    private void takePanel(int j, float[] panel) {
        float[] bias = c.bias;
        int stride = c.columns;
        FloatVector sum0 = fromArray(SPECIES, bias, j);
        FloatVector sum1 = fromArray(SPECIES, bias, j + LANES);
        FloatVector sum2 = fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector sum3 = fromArray(SPECIES, bias, j + 3 * LANES);
        for (int k = 0, row = first * stride + j; k < count; k++, row += stride) {
            FloatVector b0 = fromArray(SPECIES, b, row);
            FloatVector b1 = fromArray(SPECIES, b, row + LANES);
            FloatVector b2 = fromArray(SPECIES, b, row + 2 * LANES);
            FloatVector b3 = fromArray(SPECIES, b, row + 3 * LANES);
            b0.intoArray(panel, FIRST + k * PANEL);
            b1.intoArray(panel, FIRST + k * PANEL + LANES);
            b2.intoArray(panel, FIRST + k * PANEL + 2 * LANES);
            b3.intoArray(panel, FIRST + k * PANEL + 3 * LANES);
            sum0 = sum0.add(b0);
            sum1 = sum1.add(b1);
            sum2 = sum2.add(b2);
            sum3 = sum3.add(b3);
        }
        sum0.intoArray(bias, j);
        sum1.intoArray(bias, j + LANES);
        sum2.intoArray(bias, j + 2 * LANES);
        sum3.intoArray(bias, j + 3 * LANES);
    }
}
