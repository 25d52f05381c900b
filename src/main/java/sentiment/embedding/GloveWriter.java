package sentiment.embedding;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sentiment.data.AtomicFiles;
import sentiment.text.Vocabulary;

/** Writes word vectors in GloVe's text form, which {@link GloveReader} reads back to the very same values. */
public final class GloveWriter {
    private GloveWriter() {}

    /**
     * Writes a line for each word that {@linkplain EmbeddingTable#isFound has a vector}, in the order of the ids: the
     * word and its values, apart by blanks, in UTF-8, ended by {@code \n}. The file is there whole or not at all.
     */
    public static void write(Path file, Vocabulary vocabulary, EmbeddingTable table) {
        AtomicFiles.write(file, temporary -> {
            try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
                for (int id = 0; id < table.size(); id++) {
                    if (table.isFound(id)) {
                        out.write(vocabulary.word(id));
                        writeVector(out, table, id);
                        out.write('\n');
                    }
                }
            }
        });
    }

    private static void writeVector(BufferedWriter out, EmbeddingTable table, int id) throws IOException {
        for (int k = 0; k < table.dimension(); k++) {
            out.write(' ');
            out.write(Float.toString(table.values()[id * table.dimension() + k]));
        }
    }
}
