package sentiment.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;

class EncodedReviewsTest {
    @TempDir
    Path folder;

    @Test
    void savedAndLoadedIsTheSame() {
        EncodedReviews reviews =
                new EncodedReviews(new int[][] {{2, 3, 1}, {}, {Integer.MAX_VALUE}}, new int[] {1, 0, 1});
        assertEquals(3, reviews.size());
        assertEquals(4, reviews.totalTokens());
        Path file = folder.resolve("reviews.bin");
        reviews.save(file);
        EncodedReviews loaded = EncodedReviews.load(file);
        assertArrayEquals(reviews.ids(), loaded.ids());
        assertArrayEquals(reviews.labels(), loaded.labels());
        assertEquals(4, loaded.totalTokens());
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = folder.resolve("reviews.bin");
        new EncodedReviews(new int[][] {{2, 3, 1}}, new int[] {1}).save(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
        assertThrows(InputException.class, () -> EncodedReviews.load(file));
    }

    @Test
    void whatIsNoReviewIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new EncodedReviews(new int[][] {{2}}, new int[] {}));
        assertThrows(IllegalArgumentException.class, () -> new EncodedReviews(new int[][] {{2}}, new int[] {2}));
        assertThrows(IllegalArgumentException.class, () -> new EncodedReviews(new int[][] {{-1}}, new int[] {1}));
    }
}
