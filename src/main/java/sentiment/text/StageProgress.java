package sentiment.text;

/** Told how far work of several stages is, by one thread at a time unless who tells says otherwise. */
@FunctionalInterface
public interface StageProgress {
    /** For nobody who wants to know. */
    StageProgress NONE = (stage, done, total) -> {};

    /** {@code done} of {@code total} texts or tokens of the stage, a short phrase for people, are ready. */
    void at(String stage, long done, long total);
}
