package sentiment.bench;

/** What the default classifier drops and how it learns; both rivals read it here. */
final class Classifier {
    static final double EMBEDDING_DROPOUT = 0.5;
    static final double REVIEW_DROPOUT = 0.5;
    static final double LEARNING_RATE = 0.002;
    /** Largest L2 norm of a gradient. */
    static final double CLIP_NORM = 1;

    private Classifier() {}
}
