package sentiment.bench;

import java.util.ArrayList;
import java.util.List;
import sentiment.recurrent.Cell;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Pooling;

/**
 * One row of the benchmark: what every rival computes.
 *
 * @param name as in the results
 * @param input what is read
 * @param kind what is done with it
 * @param cell the recurrent cell
 * @param batch reviews of a batch; ignored where each rival takes its best
 * @param hidden H
 * @param threads of every rival
 * @param onlyFull whether quick leaves it out
 */
record Work(String name, Input input, Kind kind, Cell cell, int batch, int hidden, int threads, boolean onlyFull) {
    /** E of everything but the default classifier. */
    static final int EMBEDDING = 100;
    /** T of {@link Input#SYNTHETIC}. */
    static final int STEPS = 256;

    private static final String THREADS_GROUP = "e-threads";
    private static final int BATCH = 64;
    private static final int HIDDEN = 256;
    private static final int THREADS = 2;

    /** What is read. */
    enum Input {
        /** Random ids, all reviews {@link #STEPS} long. */
        SYNTHETIC,
        /** Batches of real reviews of about the same length. */
        REAL
    }

    /** What is done. */
    enum Kind {
        /** Forward and backward pass of one layer, weight gradients. */
        TRAIN,
        /** Forward pass of one layer. */
        INFER,
        /** Updates of the whole default classifier. */
        CLASSIFIER
    }

    /** All rows, in the order of the table. */
    static List<Work> all() {
        List<Work> works = new ArrayList<>();
        works.add(layer("a-train", Input.SYNTHETIC, Kind.TRAIN, Cell.LSTM));
        works.add(layer("a-infer", Input.SYNTHETIC, Kind.INFER, Cell.LSTM));
        works.add(layer("b-train", Input.REAL, Kind.TRAIN, Cell.LSTM));
        works.add(layer("b-infer", Input.REAL, Kind.INFER, Cell.LSTM));
        works.add(classifier("c-epoch", THREADS, false));
        works.add(layer("d-gru-train", Input.SYNTHETIC, Kind.TRAIN, Cell.GRU));
        works.add(new Work("d-rnn-train", Input.SYNTHETIC, Kind.TRAIN, Cell.RNN, BATCH, HIDDEN, THREADS, true));
        works.add(classifier(THREADS_GROUP + "-1", 1, true));
        works.add(classifier(THREADS_GROUP + "-2", 2, true));
        for (int batch : new int[] {1, 8, 32, 128, 512}) {
            works.add(sweep("f-batch-" + batch, batch, HIDDEN));
        }
        for (int hidden : new int[] {64, 128, 256, 512}) {
            works.add(sweep("f-hidden-" + hidden, BATCH, hidden));
        }
        return works;
    }

    /** The row of this name. */
    static Work named(String name) {
        return chosen(name).get(0);
    }

    /** The row of this name, or the rows of this {@link #group}. */
    static List<Work> chosen(String name) {
        List<Work> chosen = all().stream()
                .filter(work -> work.name.equals(name) || work.group().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("bench.work must be " + THREADS_GROUP + " or one of "
                    + all().stream().map(Work::name).toList() + " but is " + name + ".");
        }
        return chosen;
    }

    /** Rows of a group are compared with each other, so their rivals take turns. */
    String group() {
        return name.startsWith(THREADS_GROUP) ? THREADS_GROUP : name;
    }

    private static Work layer(String name, Input input, Kind kind, Cell cell) {
        return new Work(name, input, kind, cell, BATCH, HIDDEN, THREADS, false);
    }

    private static Work classifier(String name, int threads, boolean onlyFull) {
        return new Work(name, Input.REAL, Kind.CLASSIFIER, Cell.LSTM, BATCH, 128, threads, onlyFull);
    }

    private static Work sweep(String name, int batch, int hidden) {
        return new Work(name, Input.SYNTHETIC, Kind.TRAIN, Cell.LSTM, batch, hidden, THREADS, true);
    }

    /** The one layer of everything but the default classifier. */
    EncoderShape shape() {
        return new EncoderShape(cell, EMBEDDING, hidden, 1, false, Pooling.LAST);
    }

    /** Who takes part. */
    List<Who> rivals(Mode mode) {
        boolean train = name.equals("a-train");
        boolean full = mode == Mode.FULL && (train || name.equals("a-infer"));
        List<Who> rivals = new ArrayList<>(List.of(Who.OURS, Who.LIBTORCH_PADDED));
        if (train || full) {
            rivals.add(Who.DL4J);
        }
        if (full) {
            rivals.add(Who.LIBTORCH_PACKED);
        }
        if (kind != Kind.CLASSIFIER && cell == Cell.LSTM && hidden == HIDDEN) {
            rivals.add(Who.SGEMM_BOUND);
        }
        return rivals;
    }

    /** Floating-point operations that a token costs at least: every product once forward, twice more to train. */
    double flopsPerToken() {
        double input = 2.0 * EMBEDDING * cell.gates() * hidden;
        double recurrent = 2.0 * hidden * cell.gates() * hidden;
        // The input is frozen: training needs its projection's weight gradient but no gradient of the input itself.
        return kind == Kind.INFER ? input + recurrent : 2 * input + 3 * recurrent;
    }
}
