package sentiment.recurrent.fused;

import sentiment.recurrent.fused.FusedCell.StepRows;

/** A cell's work on the rows of a step, some of which idle members of the team may take. One thread's; reused. */
final class SharedGates implements TeamMember.Loop {
    private static final int ROWS = 4;

    private final TeamMember member;
    private final FusedCell cell;
    private final DirectionState state;
    private final DirectionWeights weights;
    private StepRows step;
    private float[] output;
    private int stride;
    private boolean backward;

    SharedGates(TeamMember member, FusedCell cell, DirectionState state, DirectionWeights weights) {
        this.member = member;
        this.cell = cell;
        this.state = state;
        this.weights = weights;
    }

    /** {@link FusedCell#forward} for all rows. */
    void forward(StepRows step, float[] output, int stride) {
        share(step, output, stride, false);
    }

    /** {@link FusedCell#backward} for all rows. */
    void backward(StepRows step, float[] output, int stride) {
        share(step, output, stride, true);
    }

    private void share(StepRows step, float[] output, int stride, boolean backward) {
        this.step = step;
        this.output = output;
        this.stride = stride;
        this.backward = backward;
        member.share((step.count() + ROWS - 1) / ROWS, this);
    }

    @Override
    public void part(int part, TeamMember by) {
        int from = part * ROWS;
        int to = Math.min(step.count(), from + ROWS);
        if (backward) {
            cell.backward(state, step, from, to, output, stride);
        } else {
            cell.forward(state, step, from, to, weights, output, stride);
        }
    }
}
