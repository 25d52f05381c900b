package sentiment.training;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sentiment.batch.BatchConfig;
import sentiment.batch.Truncation;
import sentiment.network.AdversarialConfig;
import sentiment.network.EncoderConfig;
import sentiment.network.OptimizerConfig;
import sentiment.network.UnlabelledConfig;
import sentiment.pretraining.PretrainedEncoder;
import sentiment.wide.WideConfig;

/**
 * All that a training is told; one record tree, one JSON file.
 *
 * @param data what is learned from
 * @param embeddings the word vectors it starts from
 * @param pretrained what {@code pretrain} wrote, whose weights and word vectors it starts from; null for vectors of
 *     {@code embeddings} and random weights
 * @param encoder the network
 * @param wide the linear classifier on n-grams beside it
 * @param optimizer how weights are updated
 * @param adversarial what is learned from perturbed reviews beside the plain ones
 * @param unlabelled what is learned from reviews without a label
 * @param batch how large a batch is
 * @param epochs passes over the training reviews at most
 * @param patience epochs without a better validation accuracy before it stops; 0 never stops early
 * @param ensemble networks that are trained one after another, from seeds that follow each other, to one model
 * @param threads that share a batch; 0 takes one a processor
 * @param seed of everything random
 */
public record TrainingConfig(
        DataConfig data,
        EmbeddingConfig embeddings,
        @JsonSetter(nulls = Nulls.SET) String pretrained,
        EncoderConfig encoder,
        WideConfig wide,
        OptimizerConfig optimizer,
        AdversarialConfig adversarial,
        UnlabelledConfig unlabelled,
        BatchConfig batch,
        int epochs,
        int patience,
        int ensemble,
        int threads,
        long seed) {

    /**
     * What is learned from.
     *
     * @param path an aclImdb folder or a table
     * @param validation share of the reviews, by whole movies, that validates
     * @param maxReviews about how many reviews to take, half of each label, validation included; 0 takes all
     * @param maxVocabulary words at most, with padding and unknown
     * @param minCount words that occur less often are unknown
     * @param maxTokens tokens of a review at most; 0 reads it whole
     * @param keep which end of a longer one: head, tail or head_tail
     * @param wordDropout share of the words of a training review that are read as the unknown word, others each time
     */
    public record DataConfig(
            String path,
            double validation,
            int maxReviews,
            int maxVocabulary,
            int minCount,
            int maxTokens,
            Truncation.Keep keep,
            double wordDropout) {
        public DataConfig {
            require(validation > 0 && validation < 1, "data.validation", validation, "above 0 and below 1");
            require(maxReviews >= 0, "data.maxReviews", maxReviews, "at least 0");
            require(maxVocabulary >= 3, "data.maxVocabulary", maxVocabulary, "at least 3");
            require(minCount >= 1, "data.minCount", minCount, "at least 1");
            require(maxTokens >= 0, "data.maxTokens", maxTokens, "at least 0");
            require(wordDropout >= 0 && wordDropout < 1, "data.wordDropout", wordDropout, "at least 0 and below 1");
        }

        public Truncation truncation() {
            return new Truncation(maxTokens, keep);
        }
    }

    /**
     * The word vectors it starts from.
     *
     * @param path a GloVe file (.txt, .txt.gz or .zip), or several, apart by commas, whose vectors stand one behind the
     *     other; null for random vectors
     * @param dimension E, of all files together
     */
    public record EmbeddingConfig(
            @JsonSetter(nulls = Nulls.SET) String path, int dimension) {
        public EmbeddingConfig {
            boolean named = path == null || Arrays.stream(path.split(",", -1)).noneMatch(String::isBlank);
            require(named, "embeddings.path", "'" + path + "'", "a file or several apart by commas");
            require(dimension >= 1, "embeddings.dimension", dimension, "at least 1");
        }

        /** The files that the path names; none for random vectors. */
        public List<Path> files() {
            return path == null
                    ? List.of()
                    : Arrays.stream(path.split(",")).map(Path::of).toList();
        }
    }

    public TrainingConfig {
        require(
                pretrained == null || embeddings.path() == null,
                "embeddings.path",
                "'" + embeddings.path() + "'",
                "null, as pretrained brings word vectors of its own,");
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(patience >= 0, "patience", patience, "at least 0");
        require(ensemble >= 1, "ensemble", ensemble, "at least 1");
        require(threads >= 0, "threads", threads, "at least 0");
    }

    /**
     * The pretrained encoder that it starts from; empty for random weights.
     *
     * @throws sentiment.data.InputException where there is none, or another than this configuration's
     */
    public Optional<PretrainedEncoder> pretrainedEncoder() {
        return Optional.ofNullable(pretrained)
                .map(folder -> PretrainedEncoder.load(Path.of(folder), encoder.shape(embeddings.dimension())));
    }

    /** The files of the word vectors it starts from; none for random ones. */
    public List<Path> vectorFiles() {
        return pretrained == null ? embeddings.files() : List.of(PretrainedEncoder.vectors(Path.of(pretrained)));
    }

    /** Whether network or wide part learn from unlabelled reviews. */
    public boolean wantsUnlabelled() {
        return unlabelled.on() || wide.unlabelled();
    }

    /** Threads to use on this machine. */
    public int resolvedThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /**
     * Whether this training may go on where the other one stopped: only epochs, patience, threads and the number of an
     * ensemble's members may differ.
     */
    public boolean resumes(TrainingConfig other) {
        int members = ensemble > 1 && other.ensemble > 1 ? ensemble : other.ensemble;
        return equals(other.with(other.wide, epochs, patience, members, threads, other.seed));
    }

    /** The training of one member of the ensemble, counted from 0; the wide part is the whole ensemble's. */
    TrainingConfig member(int index) {
        return with(wide.disabled(), epochs, patience, 1, threads, seed + index);
    }

    private TrainingConfig with(WideConfig wide, int epochs, int patience, int ensemble, int threads, long seed) {
        return new TrainingConfig(
                data,
                embeddings,
                pretrained,
                encoder,
                wide,
                optimizer,
                adversarial,
                unlabelled,
                batch,
                epochs,
                patience,
                ensemble,
                threads,
                seed);
    }

    private static void require(boolean holds, String field, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + bound + " but is " + value + ".");
        }
    }
}
