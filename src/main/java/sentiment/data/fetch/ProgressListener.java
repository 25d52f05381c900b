package sentiment.data.fetch;

/** Hears how far a long task has come; always called on the thread that started the task. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Tells how far the task is.
     *
     * @param task a short name, the same for every call of one task
     * @param done bytes done so far
     * @param total bytes in all, or -1 while nobody knows
     */
    void progress(String task, long done, long total);
}
