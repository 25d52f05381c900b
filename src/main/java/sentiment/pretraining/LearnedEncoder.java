package sentiment.pretraining;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sentiment.embedding.EmbeddingTable;
import sentiment.embedding.GloveWriter;
import sentiment.model.WeightsFile;
import sentiment.text.Vocabulary;

/**
 * What a {@link Pretraining} learned.
 *
 * @param weights the encoder's arrays by name
 * @param vocabulary the texts' words by frequency
 * @param vectors a vector for each
 * @param losses of each epoch, the mean cross-entropy in nats of the foretold words, each among itself and a sample
 * @param tokens of the texts
 * @param tokensPerSecond that were learned from since it was begun or resumed
 */
public record LearnedEncoder(
        Map<String, float[]> weights,
        Vocabulary vocabulary,
        EmbeddingTable vectors,
        List<Double> losses,
        long tokens,
        double tokensPerSecond) {

    /** Writes what {@link PretrainedEncoder} reads; the weights last, which tell that all is there. */
    public void save(Path folder) {
        GloveWriter.write(PretrainedEncoder.vectors(folder), vocabulary, vectors);
        WeightsFile.write(PretrainedEncoder.encoder(folder), weights);
    }
}
