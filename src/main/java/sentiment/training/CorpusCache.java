package sentiment.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sentiment.batch.EncodedReviews;
import sentiment.data.InputException;
import sentiment.data.Review;
import sentiment.embedding.EmbeddingTable;
import sentiment.embedding.GloveReader;
import sentiment.text.PtbTokenizer;
import sentiment.text.StageProgress;
import sentiment.text.TextEncoder;
import sentiment.text.TokenizedTexts;
import sentiment.text.Tokenizer;
import sentiment.text.Vocabulary;

/**
 * Prepares reviews for training, and keeps what it prepared under a key of all that shaped it.
 *
 * <p>A cache folder holds four kinds of files: {@code corpus-KEY.bin}, all words and encoded reviews, keyed by texts,
 * labels, their order and the tokenizer; {@code embeddings-KEY.bin}, keyed by the vocabulary,
 * the seed and the vector files' names, sizes and times of change; {@code unlabelled-KEY.bin}, keyed by texts, tokenizer
 * and vocabulary; {@code teacher-KEY.bin}, what a {@link Teacher} says, keyed by texts and model. So a change of one does not redo the other. Files are
 * written whole or not at all; one that turns out damaged is made again. Nothing is ever removed: the folder may be
 * deleted at any time.
 */
public final class CorpusCache {
    /** To be raised whenever the same input would be prepared differently. */
    private static final int VERSION = 2;

    private final Tokenizer tokenizer = new PtbTokenizer();
    private final PreparationOptions options;
    private final CacheFolder folder;
    private final StageProgress progress;

    private CorpusCache(PreparationOptions options, Optional<Path> folder, StageProgress progress) {
        this.options = options;
        this.folder = new CacheFolder(folder);
        this.progress = progress;
    }

    /** {@link #prepare(List, List, PreparationOptions, Optional, Progress)} with a cache and without progress. */
    public static PreparedCorpus prepare(
            List<Review> train, List<Review> validation, PreparationOptions options, Path cacheFolder) {
        return prepare(train, validation, options, Optional.of(cacheFolder), StageProgress.NONE);
    }

    /**
     * Tokenises the reviews, makes a vocabulary of the training ones, encodes both and finds the words' vectors, or
     * loads all that from the cache.
     *
     * @param cacheFolder made if it is not there; empty to keep nothing
     * @throws InputException at a review without a label or a vector file that cannot be used
     * @throws UncheckedIOException when a file cannot be read or written
     */
    public static PreparedCorpus prepare(
            List<Review> train,
            List<Review> validation,
            PreparationOptions options,
            Optional<Path> cacheFolder,
            StageProgress progress) {
        CorpusCache cache = new CorpusCache(options, cacheFolder, progress);
        EncodedCorpus whole = cache.encoded(train, validation);
        EncodedCorpus encoded = whole.limited(options.maxVocabulary(), options.minCount());
        EmbeddingTable embeddings = cache.embeddings(encoded.vocabulary());
        return new PreparedCorpus(encoded.vocabulary(), embeddings, encoded.train(), encoded.validation(), whole);
    }

    /**
     * Encodes reviews whose label nobody asks for with the vocabulary of a prepared corpus, or loads them from the cache.
     *
     * @return {@code int[reviews][tokens]}, in their order
     */
    public static int[][] encodeUnlabelled(
            List<Review> reviews,
            Vocabulary vocabulary,
            PreparationOptions options,
            Optional<Path> cacheFolder,
            StageProgress progress) {
        CorpusCache cache = new CorpusCache(options, cacheFolder, progress);
        Supplier<String> key = () -> {
            CacheKey collected = new CacheKey().add(VERSION).add(cache.tokenizer.id());
            collected.add(vocabulary.size());
            vocabulary.words().forEach(collected::add);
            texts(reviews).forEach(collected::add);
            return collected.hex();
        };
        Supplier<EncodedTexts> encode = () -> {
            String stage = "Tokenising unlabelled reviews";
            progress.at(stage, 0, reviews.size());
            int[][] ids = new TextEncoder(cache.tokenizer, vocabulary).encode(texts(reviews), options.threads());
            progress.at(stage, reviews.size(), reviews.size());
            return new EncodedTexts(ids);
        };
        return cache.folder
                .cached("unlabelled-", key, encode, EncodedTexts::save, EncodedTexts::load)
                .ids();
    }

    private EncodedCorpus encoded(List<Review> train, List<Review> validation) {
        Supplier<String> key = () -> {
            CacheKey collected = new CacheKey().add(VERSION).add(tokenizer.id());
            addReviews(collected, train);
            addReviews(collected, validation);
            return collected.hex();
        };
        return folder.cached("corpus-", key, () -> encode(train, validation), EncodedCorpus::save, EncodedCorpus::load);
    }

    private EmbeddingTable embeddings(Vocabulary vocabulary) {
        if (options.embeddings().isEmpty()) {
            return EmbeddingTable.random(vocabulary, options.embeddingDimension(), options.seed());
        }
        List<Path> vectors = options.embeddings();
        Supplier<String> key = () -> {
            CacheKey collected = new CacheKey().add(VERSION);
            vectors.forEach(file -> addFile(collected, file));
            collected.add(options.embeddingDimension()).add(options.seed());
            collected.add(vocabulary.size());
            vocabulary.words().forEach(collected::add);
            return collected.hex();
        };
        return folder.cached(
                "embeddings-", key, () -> read(vectors, vocabulary), EmbeddingTable::save, EmbeddingTable::load);
    }

    private EncodedCorpus encode(List<Review> train, List<Review> validation) {
        int[] trainLabels = labels(train);
        int[] validationLabels = labels(validation);
        TokenizedTexts tokenized = TokenizedTexts.of(
                tokenizer,
                texts(train),
                options.threads(),
                done -> progress.at("Tokenising training reviews", done, train.size()));
        Vocabulary vocabulary = Vocabulary.ofCounts(tokenized.counts(), Integer.MAX_VALUE, 1);
        progress.at("Tokenising validation reviews", 0, validation.size());
        int[][] validationIds = new TextEncoder(tokenizer, vocabulary).encode(texts(validation), options.threads());
        progress.at("Tokenising validation reviews", validation.size(), validation.size());
        return new EncodedCorpus(
                vocabulary,
                new EncodedReviews(tokenized.encode(vocabulary), trainLabels),
                new EncodedReviews(validationIds, validationLabels));
    }

    private EmbeddingTable read(List<Path> vectors, Vocabulary vocabulary) {
        progress.at("Reading word vectors", 0, 1);
        EmbeddingTable table =
                GloveReader.load(vectors, options.embeddingDimension(), vocabulary, options.seed(), options.threads());
        progress.at("Reading word vectors", 1, 1);
        return table;
    }

    private static List<String> texts(List<Review> reviews) {
        List<String> texts = new ArrayList<>(reviews.size());
        reviews.forEach(review -> texts.add(review.text()));
        return texts;
    }

    private static int[] labels(List<Review> reviews) {
        return reviews.stream()
                .mapToInt(review -> review.label()
                        .orElseThrow(() -> new InputException("Review " + review.id()
                                + " has no label; give every review to train on a label, or leave it out."))
                        .ordinal())
                .toArray();
    }

    private static void addReviews(CacheKey key, List<Review> reviews) {
        key.add(reviews.size());
        for (Review review : reviews) {
            key.add(review.text());
            key.add(review.label().map(Enum::ordinal).orElse(-1));
        }
    }

    private static void addFile(CacheKey key, Path vectors) {
        Path file = GloveReader.fileOnDisk(vectors);
        try {
            key.add(vectors.getFileName().toString());
            key.add(Files.size(file)).add(Files.getLastModifiedTime(file).toString());
        } catch (IOException e) {
            throw new InputException("The word vectors " + file + " cannot be read; name an existing file.", e);
        }
    }
}
