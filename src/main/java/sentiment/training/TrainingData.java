package sentiment.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.data.LabelledReviews;
import sentiment.data.MovieSplit;
import sentiment.data.Review;

/** Reads, splits and prepares the reviews that a configuration names. Stateless. */
public final class TrainingData {
    private TrainingData() {}

    /**
     * Reads the reviews, holds some back for validation by movie, and prepares both.
     *
     * @param cacheFolder where prepared data are kept; empty keeps nothing
     * @param progress told how far it is
     */
    public static PreparedCorpus load(
            TrainingConfig config, Optional<Path> cacheFolder, CorpusCache.Progress progress) {
        TrainingConfig.DataConfig data = config.data();
        MovieSplit split = split(config);
        if (split.train().isEmpty() || split.validation().isEmpty()) {
            throw new InputException(data.path() + " gives " + split.train().size() + " training and "
                    + split.validation().size() + " validation reviews; take more reviews or another data.validation.");
        }
        PreparationOptions options = new PreparationOptions(
                data.maxVocabulary(),
                data.minCount(),
                config.embeddings().files(),
                config.embeddings().dimension(),
                config.seed(),
                config.resolvedThreads());
        return CorpusCache.prepare(split.train(), split.validation(), options, cacheFolder, progress);
    }

    /** The reviews that a training with this configuration holds back for validation, in their order. */
    public static List<Review> validation(TrainingConfig config) {
        return split(config).validation();
    }

    private static MovieSplit split(TrainingConfig config) {
        TrainingConfig.DataConfig data = config.data();
        List<Review> reviews = sample(LabelledReviews.train(Path.of(data.path())), data.maxReviews(), config.seed());
        return MovieSplit.of(reviews, data.validation(), config.seed());
    }

    /** A seeded choice of about so many reviews, half of them, or as many as there are, of each label. */
    private static List<Review> sample(List<Review> reviews, int most, long seed) {
        if (most == 0 || reviews.size() <= most) {
            return reviews;
        }
        List<Review> chosen = new ArrayList<>();
        for (Label label : Label.values()) {
            List<Review> ofLabel = new ArrayList<>(reviews.stream()
                    .filter(review -> review.label().orElseThrow() == label)
                    .toList());
            Collections.shuffle(ofLabel, new Random(seed));
            chosen.addAll(ofLabel.subList(0, Math.min(ofLabel.size(), (most + 1) / 2)));
        }
        return chosen;
    }
}
