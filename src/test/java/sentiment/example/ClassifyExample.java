package sentiment.example;

import java.nio.file.Path;
import java.util.List;
import sentiment.model.Prediction;
import sentiment.model.SentimentModel;

/** The example of docs/library.md: {@code java ... sentiment.example.ClassifyExample models/imdb}. */
public final class ClassifyExample {
    private ClassifyExample() {}

    public static void main(String[] arguments) {
        // example
        try (SentimentModel model = SentimentModel.load(Path.of(arguments[0]))) {
            Prediction one = model.classify("Not bad at all.");
            System.out.println(one.label() + " " + one.probability());

            List<String> reviews = List.of("A great film.", "Two hours I will not get back.");
            double[] positive = model.probabilities(reviews);
            for (int i = 0; i < positive.length; i++) {
                System.out.println(positive[i] + " " + reviews.get(i));
            }
        }
        // end
    }
}
