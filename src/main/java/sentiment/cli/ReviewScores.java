package sentiment.cli;

import java.util.ArrayList;
import java.util.List;
import sentiment.data.Review;
import sentiment.data.ReviewStream;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.model.BatchClassifier;
import sentiment.model.Classification;
import sentiment.model.TextClassifier;

/** Scores reviews that are in memory, with a bar. */
final class ReviewScores {
    private ReviewScores() {}

    static List<Classification.Scored> of(TextClassifier classifier, List<Review> reviews, String task, boolean quiet) {
        List<Classification.Scored> scored = new ArrayList<>(reviews.size());
        try (Progress progress = Progress.bar(task, 0, reviews.size(), "reviews", quiet)) {
            new BatchClassifier(classifier)
                    .classify(reviews.stream().map(ReviewStream.Read::new).iterator(), results -> {
                        results.forEach(result -> scored.add((Classification.Scored) result));
                        progress.stepTo(scored.size());
                    });
        }
        return scored;
    }

    /** The scores against the reviews' labels, which each must have. */
    static BinaryEvaluation evaluation(List<Classification.Scored> scored) {
        BinaryEvaluation evaluation = new BinaryEvaluation();
        scored.forEach(one -> evaluation.add(one.review().label().orElseThrow(), one.probability()));
        return evaluation;
    }
}
