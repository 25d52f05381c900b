package sentiment.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sentiment.batch.EncodedReviews;
import sentiment.data.BinaryFile;
import sentiment.text.Vocabulary;

/** Encoded reviews with the vocabulary that encoded them: one file of a {@link CorpusCache}. */
record EncodedCorpus(Vocabulary vocabulary, EncodedReviews train, EncodedReviews validation) {
    private static final String KIND = "CORPUS  ";
    private static final int VERSION = 1;

    void save(Path file) {
        BinaryFile.write(file, KIND, VERSION, out -> {
            out.writeInt(vocabulary.size());
            for (String word : vocabulary.words()) {
                out.writeString(word);
            }
            train.writeTo(out);
            validation.writeTo(out);
        });
    }

    /** Throws {@link sentiment.data.InputException} at a damaged file or another version. */
    static EncodedCorpus load(Path file) {
        return BinaryFile.read(file, KIND, VERSION, in -> {
            int size = in.readCount(Integer.BYTES);
            List<String> words = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                words.add(in.readString());
            }
            return new EncodedCorpus(new Vocabulary(words), EncodedReviews.readFrom(in), EncodedReviews.readFrom(in));
        });
    }
}
