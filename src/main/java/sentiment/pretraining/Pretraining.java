package sentiment.pretraining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sentiment.data.InputException;
import sentiment.embedding.EmbeddingTable;
import sentiment.embedding.GloveReader;
import sentiment.embedding.skipgram.NoiseWords;
import sentiment.network.LanguageModel;
import sentiment.recurrent.fused.FusedEngine;
import sentiment.text.PtbTokenizer;
import sentiment.text.StageProgress;
import sentiment.text.TokenizedTexts;
import sentiment.text.Vocabulary;

/**
 * Trains an encoder on texts to foretell words: tokenises, cuts them into pieces of about a length, and updates batch by
 * batch. A checkpoint in the folder is saved after each epoch and where it is stopped. Runs once; not thread-safe.
 */
public final class Pretraining {
    /** Tokens of a piece at most: longer ones bring memory and slower steps, not more to learn from. */
    private static final int PIECE = 256;

    private static final double CLIP_NORM = 1;

    private final PretrainingOptions options;
    private final Path folder;
    private final StageProgress progress;
    private final BooleanSupplier stop;

    /**
     * @param folder that checkpoints and what was learned are written to
     * @param stop asked before each update whether to save and end
     */
    public Pretraining(PretrainingOptions options, Path folder, StageProgress progress, BooleanSupplier stop) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
        this.stop = stop;
    }

    /** Whether a folder holds a pretraining that was stopped. */
    public static boolean stoppedIn(Path folder) {
        return PretrainingCheckpoint.standsIn(folder);
    }

    /**
     * Learns from the texts and saves what {@link PretrainedEncoder} reads.
     *
     * @param resume whether to go on from the folder's checkpoint
     * @return empty where it was stopped
     * @throws InputException where too few words occur often enough, at word vectors that cannot be used, and at a
     *     checkpoint that is missing, damaged or of another pretraining
     * @throws IllegalStateException where Java was started without its Vector API
     */
    public Optional<LearnedEncoder> learn(List<String> texts, boolean resume) {
        if (!FusedEngine.available()) {
            throw new IllegalStateException(
                    "Pretraining needs Java's Vector API; start Java with --add-modules jdk.incubator.vector.");
        }
        Map<String, String> settings = PretrainingCheckpoint.settings(options, texts);
        try (Passes passes = prepare(texts, settings, resume)) {
            long start = System.nanoTime();
            while (!passes.complete()) {
                boolean stopped = !passes.goThroughEpoch(stop, progress, texts.size());
                passes.checkpoint(settings).save(folder);
                if (stopped) {
                    return Optional.empty();
                }
            }
            LearnedEncoder learned = passes.learned((System.nanoTime() - start) / 1e9);
            learned.save(folder);
            PretrainingCheckpoint.delete(folder);
            return Optional.of(learned);
        }
    }

    /** A checkpoint is refused before the texts are tokenised, and held no longer than until here. */
    private Passes prepare(List<String> texts, Map<String, String> settings, boolean resume) {
        Optional<PretrainingCheckpoint> saved =
                resume ? Optional.of(PretrainingCheckpoint.load(folder, settings)) : Optional.empty();
        TokenizedTexts tokenized = TokenizedTexts.of(
                new PtbTokenizer(),
                texts,
                options.threads(),
                done -> progress.at("Tokenising reviews", done, texts.size()));
        Vocabulary vocabulary = vocabulary(tokenized);
        Passes passes = passes(vocabulary, tokenized.encode(vocabulary));
        saved.ifPresent(passes::restore);
        return passes;
    }

    private Vocabulary vocabulary(TokenizedTexts tokenized) {
        Vocabulary vocabulary = Vocabulary.ofCounts(tokenized.counts(), options.maxVocabulary(), options.minCount());
        int words = vocabulary.size() - Vocabulary.UNK - 1;
        if (words <= 2 * options.sample()) {
            throw new InputException("Only " + words + " words occur " + options.minCount() + " times, and a sample of "
                    + options.sample()
                    + " needs more than twice as many; give more text, a lower min-count or a smaller sample.");
        }
        return vocabulary;
    }

    private Passes passes(Vocabulary vocabulary, int[][] ids) {
        List<int[]> pieces = pieces(ids);
        LanguageModel model = new LanguageModel(
                options.shape(),
                vectors(vocabulary).values(),
                options.learningRate(),
                CLIP_NORM,
                Math.multiplyExact(options.epochs(), Passes.stepsOfEpoch(pieces.size())),
                options.sample(),
                options.threads(),
                options.seed());
        return new Passes(options, vocabulary, pieces, NoiseWords.counts(ids, vocabulary.size()), model);
    }

    private EmbeddingTable vectors(Vocabulary vocabulary) {
        return options.embeddings().isEmpty()
                ? EmbeddingTable.random(vocabulary, options.dimension(), options.seed())
                : GloveReader.load(
                        options.embeddings(), options.dimension(), vocabulary, options.seed(), options.threads());
    }

    /** Texts cut into as few pieces as possible of about the same length. */
    private static List<int[]> pieces(int[][] ids) {
        List<int[]> pieces = new ArrayList<>();
        for (int[] text : ids) {
            int count = (text.length + PIECE - 1) / PIECE;
            for (long i = 0; i < count; i++) {
                pieces.add(Arrays.copyOfRange(
                        text, (int) (text.length * i / count), (int) (text.length * (i + 1) / count)));
            }
        }
        return pieces;
    }
}
