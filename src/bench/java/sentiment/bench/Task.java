package sentiment.bench;

import java.util.List;
import java.util.function.Supplier;

/** What a child JVM repeats. */
interface Task {

    /**
     * One step, or one pass over the batches.
     *
     * @return the real tokens it went over
     */
    double run();

    /**
     * The fastest of several forms of the same work, each made, warmed up and timed before the next, so that only one
     * takes memory at a time.
     */
    static Task fastest(List<Supplier<Task>> forms) {
        Supplier<Task> best = null;
        double bestSpeed = 0;
        for (Supplier<Task> form : forms) {
            Task task = form.get();
            task.run();
            long start = System.nanoTime();
            double speed = task.run() / (System.nanoTime() - start);
            if (speed > bestSpeed) {
                best = form;
                bestSpeed = speed;
            }
        }
        return best.get();
    }
}
