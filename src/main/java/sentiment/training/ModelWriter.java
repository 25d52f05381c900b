package sentiment.training;

import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sentiment.data.AtomicFiles;
import sentiment.evaluation.Metrics;
import sentiment.model.Calibration;
import sentiment.model.ModelDirectory;
import sentiment.model.ModelJson;
import sentiment.model.ModelManifest;
import sentiment.model.Weights;
import sentiment.network.NetworkState;
import sentiment.text.PtbTokenizer;

/** Writes what a training leaves in its model directory. */
final class ModelWriter {
    private final TrainingDirectory directory;
    private final TrainingConfig config;
    private final PreparedCorpus corpus;
    private final String fingerprint;

    ModelWriter(TrainingDirectory directory, TrainingConfig config, PreparedCorpus corpus, String fingerprint) {
        this.directory = directory;
        this.config = config;
        this.corpus = corpus;
        this.fingerprint = fingerprint;
    }

    TrainingDirectory directory() {
        return directory;
    }

    void saveConfiguration() {
        ModelJson.write(directory.configuration(), config);
    }

    /** One JSON line for each epoch. */
    void saveMetrics(List<EpochResult> epochs) {
        String lines =
                epochs.stream().map(epoch -> ModelJson.line(epoch) + "\n").collect(Collectors.joining());
        AtomicFiles.write(directory.metrics(), file -> Files.writeString(file, lines));
    }

    void saveModel(NetworkState state, Metrics validation) {
        saveModel(List.of(new Weights(state.scoringParameters(), state.scoringEmbedding())), validation);
    }

    /** @param members the weights of one network, or of each of an ensemble */
    void saveModel(List<Weights> members, Metrics validation) {
        ModelManifest manifest = new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                directory.path().toAbsolutePath().normalize().getFileName().toString(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                config.encoder(),
                corpus.embeddings().dimension(),
                corpus.vocabulary().size(),
                config.data().truncation(),
                new PtbTokenizer().id(),
                Calibration.NONE,
                Map.of(),
                validation,
                ModelJson.tree(config),
                provenance(),
                Map.of());
        ModelDirectory.save(directory.path(), manifest, corpus.vocabulary(), members);
    }

    private Map<String, Object> provenance() {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("trainingReviews", corpus.train().size());
        provenance.put("trainingTokens", corpus.train().totalTokens());
        provenance.put("validationReviews", corpus.validation().size());
        provenance.put("unlabelledReviews", corpus.unlabelled().size());
        provenance.put("vocabularyCoverage", corpus.embeddings().wordCoverage());
        provenance.put(
                "tokenCoverage",
                corpus.embeddings().tokenCoverage(corpus.train().ids()));
        provenance.put("corpusFingerprint", fingerprint);
        provenance.put("threads", config.resolvedThreads());
        provenance.put("program", "sentiment " + version());
        provenance.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        provenance.put(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors");
        return provenance;
    }

    private static String version() {
        return Optional.ofNullable(ModelWriter.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
