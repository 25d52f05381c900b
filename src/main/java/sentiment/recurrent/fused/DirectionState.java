package sentiment.recurrent.fused;

import java.util.Arrays;

/**
 * What one direction of one layer computes on one shard. All arrays are row-major; {@code width} is the padded hidden
 * size, {@code gateWidth} G times it. For a backward pass they keep all N packed rows. Scoring keeps the rows of the
 * steps in work alone, and the cell state of each sequence, so all of it stays in the cache. Grows as needed and is reused.
 */
final class DirectionState {
    final int width;
    final int gateWidth;
    /** Where this direction's columns start in the layer's output. */
    final int column;
    /** Whether rows are kept for a backward pass. */
    private boolean kept;
    /** The packed row that lies first in {@link #gates} and {@link #recurrent}. */
    private int firstRow;

    /** [rows, gateWidth] input projection, then activated gates, then their gradient. */
    float[] gates = new float[0];
    /** [rows, gateWidth] the recurrent product where the cell keeps it apart (GRU), then its gradient; else the gates. */
    float[] recurrent = new float[0];
    /** [N or B, width] cell state (LSTM). */
    float[] cell = new float[0];
    /** [N or B, width] tanh of the cell state (LSTM). */
    float[] cellTanh = new float[0];
    /** [B, width] gradient of the cell state on its way back (LSTM). */
    float[] cellGradient = new float[0];

    DirectionState(int width, int gateWidth, int column) {
        this.width = width;
        this.gateWidth = gateWidth;
        this.column = column;
    }

    /** Makes room for a batch, its rows kept or not. */
    void begin(boolean keep, FusedCell cell, int rows, int sequences) {
        kept = keep;
        firstRow = 0;
        if (keep) {
            ensureGates(rows, cell.separateRecurrent());
        }
        if (cell.hasCellState()) {
            ensureCell(keep ? rows : sequences);
            if (keep) {
                cellGradient = Scratch.grown(cellGradient, sequences, width);
                Arrays.fill(cellGradient, 0, sequences * width, 0f);
            }
        }
    }

    /** Makes room for the gates of the rows that are worked on next; without keeping, those before are forgotten. */
    void beginRows(FusedCell cell, int first, int count) {
        if (!kept) {
            firstRow = first;
            ensureGates(count, cell.separateRecurrent());
        }
    }

    /** Where the gates of a packed row begin. */
    int gate(int row) {
        return (row - firstRow) * gateWidth;
    }

    /** Where the cell state of a packed row begins, which is the {@code sequence}-th of its step. */
    int cell(int row, int sequence) {
        return (kept ? row : sequence) * width;
    }

    private void ensureGates(int rows, boolean separateRecurrent) {
        gates = Scratch.grown(gates, rows, gateWidth);
        if (separateRecurrent) {
            recurrent = Scratch.grown(recurrent, rows, gateWidth);
        }
    }

    private void ensureCell(int rows) {
        cell = Scratch.grown(cell, rows, width);
        cellTanh = Scratch.grown(cellTanh, rows, width);
    }
}
