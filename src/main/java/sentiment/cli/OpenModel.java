package sentiment.cli;

import sentiment.model.TextClassifier;

/**
 * A model in memory.
 *
 * @param manifest what the model is, for Jackson to write as JSON
 * @param release closes it
 */
record OpenModel(TextClassifier classifier, Object manifest, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
        release.run();
    }
}
