package sentiment.cli;

import java.nio.file.Path;
import sentiment.model.ModelDirectory;
import sentiment.model.SentimentModel;

/** Where the verbs get their model from; tests have one of their own. */
@FunctionalInterface
interface ModelLoader {
    ModelLoader SAVED = directory -> {
        SentimentModel model = ModelDirectory.load(directory);
        return new OpenModel(model, model.manifest(), model::close);
    };

    OpenModel load(Path directory);
}
