package sentiment.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reviews to learn from by their text alone, labelled or not: of an aclImdb folder those in {@code train/pos},
 * {@code train/neg} and {@code train/unsup}, of a table every row, the label optional. No text that also stands in the
 * folder's {@code test} part is among them.
 *
 * @param reviews the labelled ones first, else in their order
 * @param inTest how many were left out because their text stands in the test part
 */
public record TrainingTexts(List<Review> reviews, int inTest) {
    public TrainingTexts {
        reviews = List.copyOf(reviews);
    }

    /**
     * Reads what {@link LabelledReviews#train} takes.
     *
     * @throws InputException at data that cannot be used, and where no review is left
     */
    public static TrainingTexts read(Path data) {
        if (Files.isRegularFile(data)) {
            return new TrainingTexts(LabelledReviews.table(data, LabelRule.OPTIONAL), 0);
        }
        List<Review> all = new ArrayList<>(LabelledReviews.train(data));
        Path train = AclImdbFolder.isOne(data.resolve("train")) ? data.resolve("train") : data;
        all.addAll(AclImdbFolder.readUnlabelled(train, data));
        Set<String> test = testTexts(train);
        List<Review> kept =
                all.stream().filter(review -> !test.contains(review.text())).toList();
        if (kept.isEmpty()) {
            throw new InputException(data + ": every text stands in the test part; give training reviews");
        }
        return new TrainingTexts(kept, all.size() - kept.size());
    }

    /** The texts of the folder {@code test} beside a training part. */
    private static Set<String> testTexts(Path train) {
        Path test = train.toAbsolutePath().normalize().resolveSibling("test");
        Set<String> texts = new HashSet<>();
        if (AclImdbFolder.isOne(test)) {
            Stream.concat(AclImdbFolder.read(test, test).stream(), AclImdbFolder.readUnlabelled(test, test).stream())
                    .forEach(review -> texts.add(review.text()));
        }
        return texts;
    }
}
