package sentiment.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;
import sentiment.text.Vocabulary;

class EmbeddingTableTest {
    @TempDir
    Path folder;

    @Test
    void randomVectorsFollowTheSeedAndHaveLengthOne() {
        Vocabulary vocabulary = numbered(1000);
        EmbeddingTable table = EmbeddingTable.random(vocabulary, 50, 42);
        assertEquals(vocabulary.size(), table.size());
        assertArrayEquals(new float[50], Arrays.copyOf(table.values(), 50), "padding");
        double squares = 0;
        double sum = 0;
        for (float value : table.values()) {
            squares += value * value;
            sum += value;
        }
        assertEquals(1, squares / (table.size() - 1), 0.05);
        assertEquals(0, sum / table.values().length, 0.005);
        assertArrayEquals(
                table.values(), EmbeddingTable.random(vocabulary, 50, 42).values());
        assertFalse(Arrays.equals(
                table.values(), EmbeddingTable.random(vocabulary, 50, 43).values()));
    }

    @Test
    void aRowDoesNotDependOnTheSizeOfTheVocabulary() {
        float[] few = EmbeddingTable.random(numbered(10), 8, 1).values();
        float[] many = EmbeddingTable.random(numbered(100), 8, 1).values();
        assertArrayEquals(few, Arrays.copyOf(many, few.length));
    }

    @Test
    void coverageCountsWordsAndTokens() {
        EmbeddingTable table = EmbeddingTable.zeros(6, 2);
        table.put(2, new float[] {1, 2}, 0);
        table.put(4, new float[] {3, 4}, 0);
        assertEquals(2, table.wordsFound());
        assertEquals(0.5, table.wordCoverage());
        assertEquals(0.6, table.tokenCoverage(new int[][] {{2, 1, 4}, {}, {2, 3}}));
        assertTrue(Double.isNaN(table.tokenCoverage(new int[][] {{}})));
        assertTrue(table.isFound(4));
        assertFalse(table.isFound(3));
    }

    @Test
    void savedAndLoadedIsTheSame() {
        EmbeddingTable table = EmbeddingTable.random(numbered(70), 3, 9);
        table.put(2, new float[] {1, 2, 3}, 0);
        table.put(71, new float[] {4, 5, 6}, 0);
        Path file = folder.resolve("table.bin");
        table.save(file);
        EmbeddingTable loaded = EmbeddingTable.load(file);
        assertEquals(3, loaded.dimension());
        assertArrayEquals(table.values(), loaded.values());
        assertEquals(2, loaded.wordsFound());
        assertTrue(loaded.isFound(2) && loaded.isFound(71));
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = folder.resolve("table.bin");
        EmbeddingTable.random(numbered(5), 3, 9).save(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThrows(InputException.class, () -> EmbeddingTable.load(file));
    }

    private static Vocabulary numbered(int words) {
        List<String> all = new ArrayList<>(List.of("<pad>", "<unk>"));
        for (int i = 0; i < words; i++) {
            all.add("w" + i);
        }
        return new Vocabulary(all);
    }
}
