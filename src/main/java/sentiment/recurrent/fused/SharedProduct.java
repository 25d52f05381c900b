package sentiment.recurrent.fused;

/** Products with a {@link PackedMatrix}, parts of which idle members of the team may take. One thread's; reused. */
final class SharedProduct implements TeamMember.Loop {
    /** Rows of the left-hand side that stay in the cache while all panels pass. */
    private static final int ROW_BLOCK = 96;

    private final TeamMember member;
    private PackedMatrix matrix;
    private float[] a;
    private int aOffset;
    private int aStride;
    private int rows;
    private float[] c;
    private int cOffset;
    private int cStride;
    private boolean accumulate;

    SharedProduct(TeamMember member) {
        this.member = member;
    }

    /**
     * c = a · matrix, or c += a · matrix.
     *
     * @param a [rows, K] from {@code aOffset}, {@code aStride} apart
     * @param c [rows, columns] from {@code cOffset}, {@code cStride} apart
     */
    void multiply(
            PackedMatrix matrix,
            float[] a,
            int aOffset,
            int aStride,
            int rows,
            float[] c,
            int cOffset,
            int cStride,
            boolean accumulate) {
        this.matrix = matrix;
        this.a = a;
        this.aOffset = aOffset;
        this.aStride = aStride;
        this.rows = rows;
        this.c = c;
        this.cOffset = cOffset;
        this.cStride = cStride;
        this.accumulate = accumulate;
        member.share((rows + ROW_BLOCK - 1) / ROW_BLOCK * matrix.panels(), this);
    }

    @Override
    public void part(int part, TeamMember by) {
        int first = part / matrix.panels() * ROW_BLOCK;
        matrix.multiply(
                part % matrix.panels(),
                a,
                aOffset + first * aStride,
                aStride,
                Math.min(ROW_BLOCK, rows - first),
                c,
                cOffset + first * cStride,
                cStride,
                accumulate);
    }
}
