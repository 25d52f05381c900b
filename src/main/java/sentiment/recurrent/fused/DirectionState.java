package sentiment.recurrent.fused;

/**
 * What one direction of one layer computes on one shard. All arrays are row-major; {@code width} is the padded hidden
 * size, {@code gateWidth} G times it. Pre-activations are kept for the steps in work alone, so they stay in the cache. For a backward
 * pass the gates and states keep all N packed rows; scoring keeps the steps in work, and the cell state of each sequence. Gradients on their
 * way back keep one row of each sequence. Grows as needed and is reused.
 */
final class DirectionState {
    final int width;
    final int gateWidth;
    /** Where this direction's columns start in the layer's output. */
    final int column;
    /** Whether rows are kept for a backward pass. */
    private boolean kept;
    /** The first packed row of the steps in work. */
    private int firstInWork;

    /** [rows in work, gateWidth] input projection, to which the recurrent product is added: the gates before activation. */
    float[] preActivations = new float[0];
    /** [N, gateWidth] activated gates, then their gradient; when scoring, the pre-activations' array. */
    float[] gates = new float[0];

    private float[] keptGates = new float[0];
    /** [N or rows in work, gateWidth] the recurrent product where the cell keeps it apart (GRU), then its gradient. */
    float[] recurrent = new float[0];
    /** [N or B, width] cell state (LSTM). */
    float[] cell = new float[0];
    /** [N or B, width] tanh of the cell state (LSTM). */
    float[] cellTanh = new float[0];
    /** [B, width] gradient of the hidden state on its way back: what the walk's later steps gave, then the step's own, too. */
    float[] hiddenGradient = new float[0];
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
        firstInWork = 0;
        if (keep) {
            keptGates = Scratch.grown(keptGates, rows, gateWidth);
            gates = keptGates;
            ensureRecurrent(cell, rows);
        }
        if (cell.hasCellState()) {
            ensureCell(keep ? rows : sequences);
        }
    }

    /** Makes room for a batch's way back. */
    void beginBackward(FusedCell cell, int sequences) {
        hiddenGradient = Scratch.zeros(hiddenGradient, sequences, width);
        if (cell.hasCellState()) {
            cellGradient = Scratch.zeros(cellGradient, sequences, width);
        }
    }

    /** Makes room for the rows that are worked on next; the pre-activations of those before are forgotten. */
    void beginRows(FusedCell cell, int first, int count) {
        firstInWork = first;
        preActivations = Scratch.grown(preActivations, count, gateWidth);
        if (!kept) {
            gates = preActivations;
            ensureRecurrent(cell, count);
        }
    }

    /** Where the pre-activations of a packed row begin. */
    int preActivation(int row) {
        return (row - firstInWork) * gateWidth;
    }

    /** Where the gates of a packed row begin. */
    int gate(int row) {
        return kept ? row * gateWidth : preActivation(row);
    }

    /** Where the cell state of a packed row begins, which is the {@code sequence}-th of its step. */
    int cell(int row, int sequence) {
        return (kept ? row : sequence) * width;
    }

    private void ensureRecurrent(FusedCell cell, int rows) {
        if (cell.separateRecurrent()) {
            recurrent = Scratch.grown(recurrent, rows, gateWidth);
        }
    }

    private void ensureCell(int rows) {
        cell = Scratch.grown(cell, rows, width);
        cellTanh = Scratch.grown(cellTanh, rows, width);
    }
}
