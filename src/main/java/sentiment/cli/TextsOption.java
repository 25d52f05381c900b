package sentiment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import sentiment.data.Review;
import sentiment.data.TrainingTexts;

/** The reviews that a verb learns from by their text alone. */
final class TextsOption {
    @Option(
            names = "--data",
            paramLabel = "DIR|FILE",
            required = true,
            description = "An aclImdb folder, a folder with pos/ and neg/, or a table (tsv, csv, jsonl, also gz) with"
                    + " a column or key 'text'.")
    private Path data;

    TrainingTexts read() {
        return TrainingTexts.read(data);
    }

    static List<String> contents(TrainingTexts texts) {
        return texts.reviews().stream().map(Review::text).toList();
    }

    /** How many there are, and how many were left out. */
    static String count(TrainingTexts texts) {
        String leftOut =
                texts.inTest() == 0 ? "" : String.format(Locale.ROOT, " (%,d left out: in test)", texts.inTest());
        return String.format(Locale.ROOT, "%,d reviews%s", texts.reviews().size(), leftOut);
    }
}
