package sentiment.tuning;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import sentiment.text.StageProgress;
import sentiment.training.PreparedCorpus;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingData;

/**
 * Loads what a trial learns from, and keeps it for the next one that learns from the same. For one search, whose trials
 * have the same reviews and seed; not thread-safe.
 */
public final class SharedCorpus implements Function<TrainingConfig, PreparedCorpus> {
    /** What trials can differ in and prepare otherwise. */
    private record Key(
            int maxVocabulary,
            int minCount,
            TrainingConfig.EmbeddingConfig embeddings,
            String pretrained,
            boolean wide,
            boolean unlabelled,
            int maxUnlabelled,
            String teacher) {
        static Key of(TrainingConfig config) {
            return new Key(
                    config.data().maxVocabulary(),
                    config.data().minCount(),
                    config.embeddings(),
                    config.pretrained(),
                    config.wide().enabled(),
                    config.wantsUnlabelled(),
                    config.unlabelled().maxReviews(),
                    config.unlabelled().taught() ? config.unlabelled().teacher() : null);
        }
    }

    private final Optional<Path> cacheFolder;
    private final StageProgress progress;
    private Key key;
    private PreparedCorpus corpus;

    /** Parameters as in {@link TrainingData#load}. */
    public SharedCorpus(Optional<Path> cacheFolder, StageProgress progress) {
        this.cacheFolder = cacheFolder;
        this.progress = progress;
    }

    @Override
    public PreparedCorpus apply(TrainingConfig config) {
        if (!Key.of(config).equals(key)) {
            // The old one is let go first: two do not always fit.
            corpus = null;
            key = null;
            corpus = TrainingData.load(config, cacheFolder, progress);
            key = Key.of(config);
        }
        return corpus;
    }
}
