package sentiment.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.data.LabelledReviews;
import sentiment.data.MovieSplit;
import sentiment.data.Review;
import sentiment.data.TrainingTexts;
import sentiment.network.UnlabelledConfig;
import sentiment.text.StageProgress;

/** Reads, splits and prepares the reviews that a configuration names. Stateless. */
public final class TrainingData {
    private TrainingData() {}

    /**
     * Reads the reviews, holds some back for validation by movie, and prepares both; with them the unlabelled reviews,
     * where the configuration learns from any, but for those whose text stands in the test or the validation part, and
     * what a teacher says of them, where it names one.
     *
     * @param cacheFolder where prepared data are kept; empty keeps nothing
     * @param progress told how far it is
     */
    public static PreparedCorpus load(TrainingConfig config, Optional<Path> cacheFolder, StageProgress progress) {
        TrainingConfig.DataConfig data = config.data();
        // First, since what comes next takes minutes.
        Optional<Teacher> teacher = teacher(config.unlabelled());
        MovieSplit split = split(config);
        if (split.train().isEmpty() || split.validation().isEmpty()) {
            throw new InputException(data.path() + " gives " + split.train().size() + " training and "
                    + split.validation().size() + " validation reviews; take more reviews or another data.validation.");
        }
        if (config.wide().enabled() && !hasBothLabels(split.train())) {
            throw new InputException(data.path() + " gives training reviews of one label only, from which the wide part"
                    + " learns nothing; add reviews of the other or set wide.enabled to false.");
        }
        PreparationOptions options = new PreparationOptions(
                data.maxVocabulary(),
                data.minCount(),
                config.vectorFiles(),
                config.embeddings().dimension(),
                config.seed(),
                config.resolvedThreads());
        PreparedCorpus corpus = CorpusCache.prepare(split.train(), split.validation(), options, cacheFolder, progress);
        if (!config.wantsUnlabelled()) {
            return corpus;
        }
        List<Review> unlabelled = unlabelled(config, split.validation());
        int[][] ids =
                CorpusCache.encodeUnlabelled(unlabelled, corpus.whole().vocabulary(), options, cacheFolder, progress);
        CacheFolder cache = new CacheFolder(cacheFolder);
        double[] taught = teacher.map(model -> model.probabilities(unlabelled, options.threads(), cache, progress))
                .orElse(new double[0]);
        return corpus.withUnlabelled(ids, taught);
    }

    private static Optional<Teacher> teacher(UnlabelledConfig config) {
        return config.taught() ? Optional.of(Teacher.load(Path.of(config.teacher()))) : Optional.empty();
    }

    private static List<Review> unlabelled(TrainingConfig config, List<Review> validation) {
        String path = config.data().path();
        Set<String> held = validation.stream().map(Review::text).collect(Collectors.toSet());
        List<Review> reviews = new ArrayList<>(TrainingTexts.read(Path.of(path)).reviews().stream()
                .filter(review -> review.label().isEmpty() && !held.contains(review.text()))
                .toList());
        if (reviews.isEmpty()) {
            throw new InputException(path + " has no unlabelled reviews (train/unsup/ in an aclImdb folder); set"
                    + " unlabelled.virtualWeight and unlabelled.entropyWeight to 0, unlabelled.teacher to null and"
                    + " wide.pseudoLabels to false, or give data that have.");
        }
        int most = config.unlabelled().maxReviews();
        if (most == 0 || reviews.size() <= most) {
            return reviews;
        }
        Collections.shuffle(reviews, new Random(config.seed()));
        return reviews.subList(0, most);
    }

    private static boolean hasBothLabels(List<Review> reviews) {
        return reviews.stream().map(Review::label).distinct().count() == Label.values().length;
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
