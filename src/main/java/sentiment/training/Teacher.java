package sentiment.training;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import sentiment.data.BinaryFile;
import sentiment.data.InputException;
import sentiment.data.Review;
import sentiment.data.ReviewStream;
import sentiment.model.BatchClassifier;
import sentiment.model.Classification;
import sentiment.model.ModelJson;
import sentiment.model.SentimentModel;
import sentiment.text.StageProgress;

/**
 * A trained model whose probabilities a student learns as soft labels of reviews that have none (Hinton, Vinyals &amp; Dean
 * 2015; Xie et al., CVPR 2020). It is asked once, before the training, and as a whole: all its networks, its wide part and
 * its calibration.
 */
final class Teacher {
    private static final String STAGE = "Asking the teacher";
    private static final String KIND = "TEACHER ";
    /** To be raised whenever the same model would say something else of the same text. */
    private static final int VERSION = 1;

    private static final int CHUNK_REVIEWS = 256;
    private static final int CHUNK_CHARACTERS = 1 << 20;

    private final SentimentModel model;

    private Teacher(SentimentModel model) {
        this.model = model;
    }

    /**
     * Loads the model.
     *
     * @throws InputException when there is none in the folder, or one that is damaged, incomplete or of another version
     */
    static Teacher load(Path folder) {
        try {
            return new Teacher(SentimentModel.load(folder));
        } catch (InputException e) {
            throw new InputException("unlabelled.teacher: " + e.getMessage(), e);
        }
    }

    /**
     * Reads reviews, or finds in the cache what it said of them before.
     *
     * @param threads that read; they change no bit
     * @return [reviews] P(positive)
     */
    double[] probabilities(List<Review> reviews, int threads, CacheFolder cache, StageProgress progress) {
        Supplier<String> key = () -> {
            // The manifest has the sums of all the model's files.
            CacheKey collected = new CacheKey().add(VERSION).add(ModelJson.line(model.manifest()));
            reviews.forEach(review -> collected.add(review.text()));
            return collected.hex();
        };
        return cache.cached("teacher-", key, () -> ask(reviews, threads, progress), Teacher::write, Teacher::read);
    }

    private double[] ask(List<Review> reviews, int threads, StageProgress progress) {
        progress.at(STAGE, 0, reviews.size());
        BatchClassifier.Limits limits =
                new BatchClassifier.Limits(CHUNK_REVIEWS, CHUNK_CHARACTERS, 2 * threads + 2, threads);
        Iterator<ReviewStream.Read> input =
                reviews.stream().map(ReviewStream.Read::new).iterator();
        double[] probabilities = new double[reviews.size()];
        int[] done = {0};
        new BatchClassifier(model, limits).classify(input, chunk -> {
            for (Classification result : chunk) {
                probabilities[done[0]++] = ((Classification.Scored) result).probability();
            }
            progress.at(STAGE, done[0], reviews.size());
        });
        return probabilities;
    }

    private static void write(double[] probabilities, Path file) {
        BinaryFile.write(file, KIND, VERSION, out -> {
            out.writeInt(probabilities.length);
            for (double probability : probabilities) {
                out.writeLongs(new long[] {Double.doubleToLongBits(probability)});
            }
        });
    }

    private static double[] read(Path file) {
        return BinaryFile.read(file, KIND, VERSION, in -> {
            long[] bits = in.readLongs(in.readCount(Long.BYTES));
            double[] probabilities = new double[bits.length];
            for (int i = 0; i < bits.length; i++) {
                probabilities[i] = Double.longBitsToDouble(bits[i]);
            }
            return probabilities;
        });
    }
}
