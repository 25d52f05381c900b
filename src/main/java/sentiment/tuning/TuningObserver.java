package sentiment.tuning;

import sentiment.training.TrainingObserver;

/** Told how a search goes, and each of its trainings, on the searching thread. */
public interface TuningObserver extends TrainingObserver {
    /** For nobody who wants to know. */
    TuningObserver NONE = new TuningObserver() {};

    /**
     * A trial begins or goes on.
     *
     * @param rung counted from 1
     * @param epochs to which it will be trained there
     */
    default void trialStarted(Trial trial, int rung, int epochs) {}

    /** A trial is as far as its rung goes. */
    default void trialFinished(TrialResult result) {}
}
