package sentiment.bench;

import java.util.List;

/** What a child JVM repeats. */
interface Task {

    /**
     * One step, or one pass over the batches.
     *
     * @return the real tokens it went over
     */
    double run();

    /** The fastest of several forms of the same work; decided after each has warmed up. */
    static Task fastest(List<Task> tasks) {
        Task best = null;
        double bestSpeed = 0;
        for (Task task : tasks) {
            task.run();
            long start = System.nanoTime();
            double speed = task.run() / (System.nanoTime() - start);
            if (speed > bestSpeed) {
                best = task;
                bestSpeed = speed;
            }
        }
        return best;
    }
}
