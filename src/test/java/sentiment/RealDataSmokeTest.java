package sentiment;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.Label;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;
import sentiment.data.fetch.Dataset;
import sentiment.data.fetch.Downloader;
import sentiment.data.fetch.Fetcher;
import sentiment.data.fetch.GloveDataset;
import sentiment.data.fetch.ImdbDataset;
import sentiment.data.fetch.Patience;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.ModelDirectory;
import sentiment.model.SentimentModel;
import sentiment.text.StageProgress;
import sentiment.training.ConfigReader;
import sentiment.training.EpochResult;
import sentiment.training.PreparedCorpus;
import sentiment.training.Trainer;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingData;
import sentiment.training.TrainingObserver;
import sentiment.training.TrainingOutcome;

/**
 * The whole path on real reviews, small: unpack the archives, train the default network on 3,000 reviews for at most four
 * minutes, save, load, test on 2,000. {@code mvn -Psmoke verify -Dsmoke.data=FOLDER}, where FOLDER holds the two archives.
 *
 * <p>So few reviews want smaller batches, a higher learning rate and less dropout than the default configuration's 25,000.
 */
@Tag("smoke")
class RealDataSmokeTest {
    private static final double LEAST_ACCURACY = 0.76;
    private static final double MOST_SECONDS = 240;
    /** Also on a machine with other work to do: one epoch cannot show a falling loss. */
    private static final int LEAST_EPOCHS = 3;

    private static final int TEST_REVIEWS_OF_A_LABEL = 1000;
    private static final Map<String, String> SMALL = Map.of(
            "data.maxReviews", "3000",
            "batch.size", "32",
            "optimizer.learningRate", "0.002",
            "optimizer.schedule", "constant",
            "encoder.dropout.embedding", "0.3",
            "encoder.dropout.review", "0.3",
            "epochs", "12",
            "patience", "0");

    @Test
    void threeThousandReviewsTeachTheDefaultNetwork(@TempDir Path folder) throws IOException {
        fetchInto(folder);
        Path model = folder.resolve("model");

        TrainingOutcome outcome = train(config(folder), model);

        List<EpochResult> epochs = outcome.epochs();
        double first = epochs.get(0).loss();
        double last = epochs.get(epochs.size() - 1).loss();
        assertTrue(last < first, "the training loss went from " + first + " to " + last);
        Metrics metrics = test(model, folder.resolve("aclImdb"));
        print("test, model of epoch %d:%n%n%s", epochs.get(outcome.best()).epoch(), metrics.toText());
        assertTrue(metrics.accuracy() >= LEAST_ACCURACY, "the test accuracy is " + metrics.accuracy());
    }

    private static void fetchInto(Path folder) throws IOException {
        String archives = System.getProperty("smoke.data");
        assertNotNull(archives, "-Dsmoke.data=FOLDER names where aclImdb_dev.tar.gz and glove.6B.50d.zip are");
        Map<String, Dataset> sources = Map.of(
                "aclImdb_dev.tar.gz", ImdbDataset.published(),
                "glove.6B.50d.zip", GloveDataset.published(OptionalInt.of(50)));
        Fetcher fetcher = new Fetcher(new Downloader(Patience.standard()), (task, done, total) -> {});
        for (Map.Entry<String, Dataset> source : sources.entrySet()) {
            Optional<String> archive =
                    Optional.of(Path.of(archives, source.getKey()).toString());
            fetcher.fetch(new Fetcher.Request(source.getValue(), folder, archive, Optional.empty(), false));
        }
    }

    private static TrainingConfig config(Path folder) {
        Map<String, String> paths = Map.of(
                "data.path", folder.resolve("aclImdb").toString(),
                "embeddings.path", folder.resolve("glove.6B.50d.txt").toString());
        var small = ConfigReader.withOverrides(ConfigReader.named("default"), SMALL);
        return ConfigReader.resolve(ConfigReader.withOverrides(small, paths), "the smoke test");
    }

    private static TrainingOutcome train(TrainingConfig config, Path model) {
        PreparedCorpus corpus = TrainingData.load(config, Optional.empty(), StageProgress.NONE);
        Watch watch = new Watch();
        try (Trainer trainer = new Trainer(config, corpus, model, watch, watch)) {
            print("%5s  %8s  %8s  %8s  %8s%n", "epoch", "loss", "accuracy", "tokens/s", "seconds");
            return trainer.train();
        }
    }

    /** Scores reviews from all over the test set: neighbours are often about one movie. */
    private static Metrics test(Path directory, Path aclImdb) {
        List<Review> reviews = LabelledReviews.test(aclImdb);
        BinaryEvaluation evaluation = new BinaryEvaluation();
        try (SentimentModel model = ModelDirectory.load(directory)) {
            for (Label label : Label.values()) {
                List<String> texts = evenly(reviews, label);
                for (double probability : model.probabilities(texts)) {
                    evaluation.add(label, probability);
                }
            }
        }
        return evaluation.metrics();
    }

    private static List<String> evenly(List<Review> reviews, Label label) {
        List<Review> ofLabel = reviews.stream()
                .filter(review -> review.label().orElseThrow() == label)
                .toList();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEST_REVIEWS_OF_A_LABEL; i++) {
            texts.add(ofLabel.get(i * ofLabel.size() / TEST_REVIEWS_OF_A_LABEL).text());
        }
        return texts;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    /** Prints each epoch, and asks to stop at the start of one that would not end in time. */
    private static final class Watch implements TrainingObserver, BooleanSupplier {
        private final long start = System.nanoTime();
        private boolean late;

        @Override
        public void epochFinished(EpochResult result, boolean best) {
            double seconds = result.seconds() + result.validationSeconds();
            print(
                    "%5s  %8.4f  %6.2f %%  %,8.0f  %8.1f%n",
                    result.epoch() + (best ? "*" : " "),
                    result.loss(),
                    100 * result.validation().accuracy(),
                    result.tokensPerSecond(),
                    seconds);
            late = result.epoch() >= LEAST_EPOCHS && (System.nanoTime() - start) / 1e9 + seconds > MOST_SECONDS;
        }

        @Override
        public boolean getAsBoolean() {
            return late;
        }
    }
}
