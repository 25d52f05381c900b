package sentiment.recurrent.fused;

import java.util.Arrays;

/**
 * What one direction of one layer computes on one shard and keeps for its backward pass. All arrays are row-major over
 * packed rows; {@code width} is the padded hidden size, {@code gateWidth} G times it. Grows as needed and is reused.
 */
final class DirectionState {
    final int width;
    final int gateWidth;
    /** Where this direction's columns start in the layer's output. */
    final int column;

    /** [N, gateWidth] input projection, then activated gates, then their gradient. */
    float[] gates = new float[0];
    /** [N, gateWidth] the recurrent product where the cell keeps it apart (GRU), then its gradient; else the gates. */
    float[] recurrent = new float[0];
    /** [N, width] cell state (LSTM). */
    float[] cell = new float[0];
    /** [N, width] tanh of the cell state (LSTM). */
    float[] cellTanh = new float[0];
    /** [B, width] gradient of the cell state on its way back (LSTM). */
    float[] cellGradient = new float[0];

    DirectionState(int width, int gateWidth, int column) {
        this.width = width;
        this.gateWidth = gateWidth;
        this.column = column;
    }

    void ensureGates(int rows) {
        gates = Scratch.grown(gates, rows, gateWidth);
    }

    void ensureRecurrent(int rows) {
        recurrent = Scratch.grown(recurrent, rows, gateWidth);
    }

    void ensureCell(int rows, int sequences) {
        cell = Scratch.grown(cell, rows, width);
        cellTanh = Scratch.grown(cellTanh, rows, width);
        cellGradient = Scratch.grown(cellGradient, sequences, width);
        Arrays.fill(cellGradient, 0, sequences * width, 0f);
    }
}
