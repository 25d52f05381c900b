package sentiment.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.text.Vocabulary;

class GloveWriterTest {
    private static final Vocabulary VOCABULARY =
            new Vocabulary(List.of("<pad>", "<unk>", "1\u00A01/2", "é\u0085", "-"));
    private static final float[] VALUES = {
        0, 0, 0, 0, 1.5f, -0.1f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.123456789f, 1e-5f
    };

    @TempDir
    Path folder;

    @Test
    void everyValueIsReadBackAsItWas() {
        Path file = folder.resolve("new/v.txt");
        GloveWriter.write(file, VOCABULARY, EmbeddingTable.ofWords(2, VALUES.clone()));

        EmbeddingTable table = GloveReader.load(file, OptionalInt.empty(), VOCABULARY, 1, 1);

        int words = 2 * (Vocabulary.UNK + 1);
        assertArrayEquals(
                Arrays.copyOfRange(VALUES, words, VALUES.length),
                Arrays.copyOfRange(table.values(), words, VALUES.length));
        assertEquals(3, table.wordsFound());
    }

    @Test
    void aLineIsAWordAndItsValues() throws IOException {
        Path file = folder.resolve("v.txt");
        GloveWriter.write(file, VOCABULARY, EmbeddingTable.ofWords(2, new float[] {9, 9, 9, 9, 1, 2, 3, 4, 0.5f, -6}));

        assertEquals("1\u00A01/2 1.0 2.0\né\u0085 3.0 4.0\n- 0.5 -6.0\n", Files.readString(file));
    }
}
