package sentiment.bench;

/**
 * How long to measure.
 *
 * <p>{@code batches} are the real batches of one layer, {@code reviews} those of the default classifier.
 */
enum Mode {
    QUICK(2, 0.5, 5, 6, 500),
    FULL(10, 2, 7, 50, 5_000);

    final double warmUpSeconds;
    /** A timed run takes as many steps as come nearest to it, at least one. */
    final double runSeconds;

    final int runs;
    final int batches;
    final int reviews;

    Mode(double warmUpSeconds, double runSeconds, int runs, int batches, int reviews) {
        this.warmUpSeconds = warmUpSeconds;
        this.runSeconds = runSeconds;
        this.runs = runs;
        this.batches = batches;
        this.reviews = reviews;
    }
}
